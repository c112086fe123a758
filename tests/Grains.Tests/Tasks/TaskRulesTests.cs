using GroupActors.Claims;

namespace GroupActors.Tasks;

public sealed class TaskRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);

    private static readonly TaskContent NoShow = new(TaskKind.NoShowNote, "No-show", BillingClinic.Session.ToString(), "g1", "pat", "f1", null);

    private static readonly TaskContent DropDue = NoShow with { Kind = TaskKind.DropDue };

    private static readonly TaskContent LateCheckIn = NoShow with { Kind = TaskKind.LateCheckIn };

    private readonly List<BillableServiceDecided> _sent = [];
    private TaskRecord _task = new();

    private static TaskContent Proposal(int minutes = 50) =>
        new(TaskKind.IndividualPsychotherapy, "One patient came.", BillingClinic.Session.ToString(), "g1", "pat", "f1", ClaimWorld.Service("90834", minutes, 1));

    private void Take(long version, TaskContent? content) => Commit(TaskRules.Take(_task, new(version, content), 110m));

    private void Fulfil(long version) => Commit(TaskRules.Fulfil(_task, new(version)));

    private Refusal? Settle(TaskOutcome outcome, string? reason = null) => Commit(TaskRules.Settle(_task, new(outcome), reason));

    private Refusal? Commit(Decision decision)
    {
        JournalEntry[] entries = [.. decision.Events.Select((happened, index) => new JournalEntry(_task.Version + 1 + index, Now, Actor.System("test"), null, null, null, happened))];
        _task = _task.Apply(entries);
        foreach (var effect in TaskRules.Effects(_task, entries))
        {
            effect.Target.ShouldBe(GrainId.Create(GrainTypes.Claim, ClaimWorld.First.ToString()));
            _sent.Add((BillableServiceDecided)effect.Message);
        }

        return decision.Refusal;
    }

    [Fact]
    public void B3_accepting_a_proposal_bills_it_as_of_the_version_that_proposed_it()
    {
        Take(4, Proposal());
        _sent.ShouldBeEmpty();

        Settle(TaskOutcome.Done).ShouldBeNull();

        _sent.Single().SessionVersion.ShouldBe(4);
        _sent.Single().Service!.Code.ShouldBe("90834");
    }

    [Fact]
    public void B3_rejecting_a_proposal_needs_a_reason_and_bills_nothing()
    {
        Take(4, Proposal());

        Settle(TaskOutcome.Rejected)!.Code.ShouldBe("reason_required");
        Settle(TaskOutcome.Rejected, "not individual work").ShouldBeNull();

        _task.Outcome.ShouldBe(TaskOutcome.Rejected);
        _sent.ShouldBeEmpty();
    }

    [Fact]
    public void S4_a_late_check_in_is_not_put_aside_as_done_without_its_amendment()
    {
        Take(4, LateCheckIn);

        Settle(TaskOutcome.Done)!.Code.ShouldBe("amendment_required");
        Settle(TaskOutcome.Rejected, "was not there").ShouldBeNull();

        _task.Outcome.ShouldBe(TaskOutcome.Rejected);
        Settle(TaskOutcome.Done)!.Code.ShouldBe("task_settled");
        Take(4, LateCheckIn);
        _task.Outcome.ShouldBe(TaskOutcome.Rejected);
        Take(6, LateCheckIn);
        _task.Outcome.ShouldBeNull();
        Take(5, null);
        _task.Outcome.ShouldBeNull();
    }

    [Fact]
    public void B3_an_acceptance_is_repeated_for_a_later_version_that_proposes_the_same()
    {
        Take(4, Proposal());
        Settle(TaskOutcome.Done);

        Take(5, Proposal());

        _task.Outcome.ShouldBe(TaskOutcome.Done);
        _sent.Select(message => message.SessionVersion).ShouldBe([4, 5]);
    }

    [Fact]
    public void B3_another_proposal_is_asked_again()
    {
        Take(4, Proposal());
        Settle(TaskOutcome.Done);

        Take(5, Proposal(minutes: 40));

        _task.Outcome.ShouldBeNull();
        _sent.Count.ShouldBe(1);
    }

    [Fact]
    public void B3_a_withdrawn_proposal_is_not_settled_any_more()
    {
        Take(4, Proposal());
        Take(5, null);

        Settle(TaskOutcome.Done)!.Code.ShouldBe("task_settled");
        _sent.ShouldBeEmpty();
    }

    [Fact]
    public void B3_a_withdrawal_that_comes_first_leaves_nothing_to_open()
    {
        Take(5, null);
        Take(4, Proposal());

        TaskRows.View(new("riverside", "t"), _task).ShouldBeNull();
        Settle(TaskOutcome.Done)!.Code.ShouldBe("not_found");
    }

    [Fact]
    public void B3_settling_twice_alike_is_once_and_otherwise_refused()
    {
        Take(4, Proposal());
        Settle(TaskOutcome.Done);

        Settle(TaskOutcome.Done).ShouldBeNull();
        Settle(TaskOutcome.Rejected, "no")!.Code.ShouldBe("task_settled");
        Settle(TaskOutcome.Withdrawn)!.Code.ShouldBe("invalid_outcome");
        _sent.Count.ShouldBe(1);
    }

    [Fact]
    public void S10_a_no_show_note_is_settled_where_it_is_written_and_stays_settled()
    {
        Take(4, NoShow);
        Settle(TaskOutcome.Done)!.Code.ShouldBe("no_show_note_required");
        Settle(TaskOutcome.Rejected, "why")!.Code.ShouldBe("no_show_note_required");
        Fulfil(5);

        Take(6, NoShow);
        Fulfil(4);

        _task.Outcome.ShouldBe(TaskOutcome.Done);
        _sent.ShouldBeEmpty();
    }

    [Fact]
    public void S10_a_no_show_note_that_was_written_before_its_task_was_heard_of_opens_none()
    {
        Fulfil(5);
        Take(4, NoShow);
        (_task.Content, _task.Outcome).ShouldBe((null, null));
        Take(6, null);
        Take(7, NoShow);
        _task.Outcome.ShouldBeNull();
        TaskRows.View(new("c", "t"), _task).ShouldNotBeNull();
    }

    [Fact]
    public void S10_a_no_show_that_went_away_and_came_again_is_documented_again()
    {
        Take(4, NoShow);
        Fulfil(5);
        Take(6, null);
        _task.Outcome.ShouldBe(TaskOutcome.Done);
        Take(7, NoShow);
        _task.Outcome.ShouldBeNull();
    }

    [Theory]
    [InlineData(TaskOutcome.Done)]
    [InlineData(TaskOutcome.Rejected)]
    public void R7_S10_what_went_away_after_it_was_settled_and_came_again_is_asked_again(TaskOutcome outcome)
    {
        Take(4, DropDue);
        Settle(outcome, "settled");
        Take(5, null);
        _task.Outcome.ShouldBe(outcome);

        Take(6, DropDue);

        _task.Outcome.ShouldBeNull();
        Settle(TaskOutcome.Done).ShouldBeNull();
    }

    [Fact]
    public void B3_an_accepted_proposal_that_went_away_and_came_again_the_same_is_not_asked_twice()
    {
        Take(4, Proposal());
        Settle(TaskOutcome.Done);
        Take(5, null);

        Take(6, Proposal());

        _task.Outcome.ShouldBe(TaskOutcome.Done);
        _sent.Select(message => message.SessionVersion).ShouldBe([4, 6]);
    }
}
