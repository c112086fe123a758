using GroupActors.Sessions;
using GroupActors.Tasks;
using static GroupActors.Sessions.AttendanceKind;

namespace GroupActors.Groups;

public class DropRuleTests
{
    private readonly GroupFixture _group = new();

    public DropRuleTests() => _group.Enroll("ann");

    private Enrollment Ann => _group.Of("ann");

    private void Settle(params AttendanceKind[] kinds)
    {
        for (var week = 0; week < kinds.Length; week++) _group.Settle(week, kinds[week]);
    }

    [Fact]
    public void R7_three_no_shows_in_a_row_drop_the_member_and_free_the_place()
    {
        Settle(Present, NoShow, NoShow);
        (Ann.Status, Ann.Misses, Ann.IsAtRisk).ShouldBe((EnrollmentStatus.Active, 2, true));
        _group.Settle(3, NoShow);
        Ann.Status.ShouldBe(EnrollmentStatus.Dropped);
        _group.Happened<MemberDropped>().ShouldHaveSingleItem().IsAutomatic.ShouldBeTrue();
        _group.Happened<SlotFreed>().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(LateCancel)]
    [InlineData(Cancelled)]
    public void R7_a_notice_among_the_misses_makes_the_drop_due_only(AttendanceKind notice)
    {
        Settle(NoShow, notice, NoShow);
        (Ann.Status, Ann.IsDropDue).ShouldBe((EnrollmentStatus.Active, true));
    }

    [Fact]
    public void R7_a_presence_breaks_the_run()
    {
        Settle(NoShow, NoShow, Present, NoShow);
        (Ann.Status, Ann.Misses).ShouldBe((EnrollmentStatus.Active, 1));
    }

    [Fact]
    public void R7_holds_and_sessions_cancelled_by_the_clinic_neither_count_nor_break()
    {
        Settle(NoShow, Excused, NoShow);
        _group.Settle(3, 1, isCancelled: true, ("ann", NoShow));
        Ann.Misses.ShouldBe(2);
        _group.Settle(4, NoShow);
        Ann.Status.ShouldBe(EnrollmentStatus.Dropped);
    }

    [Fact]
    public void R7_sessions_missed_during_a_hold_that_is_entered_afterwards_do_not_count()
    {
        Settle(Present, NoShow, NoShow);
        _group.Place("ann", HoldReason.Hospitalization, GroupFixture.Slot(1).Date).Refusal.ShouldBeNull();
        (Ann.Misses, Ann.IsAtRisk).ShouldBe((0, false));
        _group.Now = _group.Now.AddDays(1);
        _group.Clear("ann", HoldReason.Hospitalization);
        _group.Now = _group.Now.AddDays(1);
        _group.Place("ann", HoldReason.PaymentUnresolved);
        _group.Clear("ann", HoldReason.PaymentUnresolved);
        _group.Settle(3, NoShow);
        (Ann.Status, Ann.Misses).ShouldBe((EnrollmentStatus.Active, 1));
    }

    [Fact]
    public void R7_a_clinical_contact_restarts_the_count()
    {
        Settle(NoShow, NoShow);
        _group.Contact("ann", _group.Now).Refusal.ShouldBeNull();
        Ann.Misses.ShouldBe(0);
        _group.Settle(2, NoShow);
        (Ann.Status, Ann.Misses).ShouldBe((EnrollmentStatus.Active, 1));
        _group.Contact("ann", _group.Now.AddSeconds(1)).Refusal!.Code.ShouldBe("contact_in_future");
        _group.Contact("ann", _group.Now.AddYears(-1)).Refusal.ShouldBeNull();
        _group.Contact("ann", _group.Now.AddYears(-1).AddSeconds(-1)).Refusal!.Code.ShouldBe("invalid_at");
    }

    [Theory, InlineData(2), InlineData(5)]
    public void R7_a_clinic_drops_after_as_many_misses_as_its_policy_says(int misses)
    {
        _group.Settings = _group.Settings with { Policies = _group.Settings.Policies with { MissesToDrop = misses } };
        Settle([.. Enumerable.Repeat(NoShow, misses - 1)]);
        (Ann.Status, Ann.Misses).ShouldBe((EnrollmentStatus.Active, misses - 1));
        _group.Settle(misses - 1, NoShow);
        Ann.Status.ShouldBe(EnrollmentStatus.Dropped);
    }

    [Fact]
    public void R7_by_policy_every_drop_is_due_only()
    {
        _group.Settings = _group.Settings with { Policies = _group.Settings.Policies with { DropsAutomatically = false } };
        Settle(NoShow, NoShow, NoShow);
        (Ann.Status, Ann.IsDropDue).ShouldBe((EnrollmentStatus.Active, true));
    }

    [Fact]
    public void R7_while_a_session_inside_the_run_is_unclosed_the_drop_is_only_due_and_its_closing_decides()
    {
        _group.Run();
        _group.Settle(0, NoShow);
        _group.Settle(1, NoShow);
        _group.Settle(3, NoShow);
        (Ann.Status, Ann.IsDropDue).ShouldBe((EnrollmentStatus.Active, true));
        _group.Settle(2, 1, isCancelled: true);
        Ann.Status.ShouldBe(EnrollmentStatus.Dropped);
    }

    [Fact]
    public void R7_sessions_count_in_the_order_of_their_start_whatever_the_order_of_their_news()
    {
        _group.Settle(3, NoShow);
        _group.Settle(1, NoShow);
        _group.Settle(2, Present);
        (Ann.Status, Ann.Misses).ShouldBe((EnrollmentStatus.Active, 1));
        _group.Settle(0, NoShow);
        Ann.Misses.ShouldBe(1);
    }

    [Fact]
    public void R7_the_highest_version_of_a_session_wins_and_repeats_change_nothing()
    {
        _group.Settle(0, Present, version: 5);
        _group.Settle(0, NoShow, version: 4).Events.ShouldBeEmpty();
        _group.Settle(0, Present, version: 5).Events.ShouldBeEmpty();
        Ann.Misses.ShouldBe(0);
    }

    [Fact]
    public void R7_a_drop_proved_wrong_by_an_amendment_opens_a_task_and_the_amendment_of_it_withdraws_it()
    {
        Settle(NoShow, NoShow, NoShow);
        var before = _group.State;
        var told = _group.Journal.Count;
        _group.Settle(1, Present, version: 2);
        Ann.Status.ShouldBe(EnrollmentStatus.Dropped);
        Task(before, told).ShouldBe(TaskKind.DropWasWrong);

        before = _group.State;
        told = _group.Journal.Count;
        _group.Settle(1, NoShow, version: 3);
        Task(before, told).ShouldBeNull();
        Ann.IsDropWrong.ShouldBeFalse();
    }

    [Fact]
    public void R7_an_automatic_drop_is_proved_wrong_by_a_notice_that_should_have_left_it_to_a_person()
    {
        Settle(NoShow, NoShow, NoShow);
        _group.Settle(1, LateCancel, version: 2);
        (Ann.Status, Ann.IsDropWrong).ShouldBe((EnrollmentStatus.Dropped, true));
        _group.Settle(1, NoShow, version: 3);
        Ann.IsDropWrong.ShouldBeFalse();
    }

    [Fact]
    public void R7_a_drop_that_a_person_decided_stands_while_the_misses_stand_whatever_policy_says_since()
    {
        Settle(NoShow, LateCancel, NoShow);
        _group.Drop("ann").Refusal.ShouldBeNull();
        _group.Settings = _group.Settings with { Policies = _group.Settings.Policies with { MissesToDrop = 4 } };
        _group.Settle(2, LateCancel, version: 2);
        Ann.IsDropWrong.ShouldBeFalse();
        _group.Settle(2, Present, version: 3);
        Ann.IsDropWrong.ShouldBeTrue();
    }

    [Fact]
    public void R7_a_contact_that_is_recorded_after_the_drop_proves_it_wrong()
    {
        Settle(NoShow, NoShow, NoShow);
        _group.Contact("ann", GroupFixture.Slot(1).Start.AddHours(2)).Refusal.ShouldBeNull();
        Ann.IsDropWrong.ShouldBeTrue();
    }

    [Fact]
    public void R7_a_contact_that_took_place_after_the_drop_proves_nothing()
    {
        Settle(NoShow, NoShow, NoShow);
        _group.Now = _group.Now.AddDays(1);
        _group.Contact("ann", _group.Now).Refusal.ShouldBeNull();
        _group.Happened<ClinicalContactRecorded>().ShouldHaveSingleItem();
        (Ann.IsDropWrong, Ann.LastContact).ShouldBe((false, null));
    }

    [Fact]
    public void R7_misses_before_a_long_hold_still_count_after_it()
    {
        Settle([NoShow, NoShow, .. Enumerable.Repeat(Excused, 20)]);
        Ann.Misses.ShouldBe(2);
        _group.State.Settled.Length.ShouldBe(DropRule.LongestRun + 2);
        _group.Settle(22, NoShow);
        Ann.Status.ShouldBe(EnrollmentStatus.Dropped);
    }

    [Fact]
    public void F10_sessions_that_were_cancelled_ahead_are_remembered_however_many_they_are()
    {
        _group.Run(weeks: 20);
        for (var week = 0; week < 20; week++) _group.Settle(week, 1, isCancelled: true);
        _group.State.Settled.Length.ShouldBe(20);
    }

    [Fact]
    public void R7_a_due_drop_opens_a_task_and_presence_withdraws_it()
    {
        Settle(NoShow, LateCancel);
        var before = _group.State;
        var told = _group.Journal.Count;
        _group.Settle(2, NoShow);
        Task(before, told).ShouldBe(TaskKind.DropDue);
        before = _group.State;
        told = _group.Journal.Count;
        _group.Settle(2, Present, version: 2);
        Task(before, told).ShouldBeNull();
    }

    /// <summary>The kind of the one task that the newest entries decided; null when they withdrew it.</summary>
    private TaskKind? Task(GroupState before, int told) =>
        GroupEffects.Of(before, _group.State, GroupFixture.Key, _group.Journal[told..].ToArray())
            .Select(effect => effect.Message).OfType<TaskDecided>().ShouldHaveSingleItem().Content?.Kind;
}
