using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Sessions;
using GroupActors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GroupActors.Cover;

/// <summary>From an absence to its cover, through the grains.</summary>
public sealed class CoverPlanTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F6_an_absence_opens_a_plan_that_prefers_the_designated_and_is_accepted_in_one_go(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var sessions = await TwoGroups(clinic);
        var plan = await Propose(clinic, days: 8);

        plan.Lines.Select(line => line.Session).ShouldBe(sessions, ignoreOrder: true);
        plan.IsBest.ShouldBeTrue();
        plan.Lines.ShouldAllBe(line => line.Missing == 0);
        plan.Lines.SelectMany(line => line.Proposed).CountBy(id => id).ShouldBe([new("f2", 2), new("f3", 2)], ignoreOrder: true);
        var first = plan.Lines[0].Candidates;
        first.Single(candidate => candidate.Facilitator == "f1").Reasons.ShouldHaveSingleItem().Code.ShouldBe("on_time_off");
        first[0].Facilitator.ShouldBe("f3");
        first[0].IsDesignated.ShouldBeTrue();

        // The board has them all, those of next week too (F-6).
        var alerts = (await clinic.Grains.Census(new(clinic.Id)).Snapshot()).Alerts.Where(alert => alert.Kind == CensusAlertKind.Uncovered);
        alerts.Select(alert => alert.Subject).ShouldBe(plan.Lines.Select(line => line.Session.ToString()));

        var accepted = await SmallClinic.Done(clinic.Grains.CoverPlan(plan.Key).Accept(SmallClinic.Command(), new()));

        accepted.Lines.ShouldAllBe(line => line.Assigned.Length == 1 && line.Proposed.IsEmpty);
        foreach (var line in accepted.Lines)
        {
            var session = (await clinic.Grains.Session(line.Session).Get())!;
            session.Facilitators.ShouldBe(line.Assigned);
            session.Covering.ShouldBe(line.Assigned);
        }

        (await clinic.Grains.CoverPlan(plan.Key).Accept(SmallClinic.Command(), new())).Refusal!.Code.ShouldBe("nothing_to_accept");
        await clinic.Silo.Quiesce();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F6_a_substitute_who_lost_a_credential_is_refused_and_the_plan_says_so(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).DefineGroupType(
            SmallClinic.Command(), new("licensed", "Licensed", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 60, 1, [new(["license"])], [])));
        var license = new Credential("license", "Board", "1", new(2020, 1, 1), null);
        foreach (var id in new[] { "f1", "f2" }) await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, id)).RecordCredential(SmallClinic.Command(), license));
        await clinic.Start(await clinic.Define("g", "licensed"));
        var plan = await Propose(clinic, days: 0);
        var line = plan.Lines.ShouldHaveSingleItem();
        line.Proposed.ShouldBe(["f2"]);
        line.Candidates.Single(candidate => candidate.Facilitator == "f3").Reasons.ShouldHaveSingleItem().Code.ShouldBe("missing_credential");

        await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f2")).RecordCredential(SmallClinic.Command(), license with { ValidTo = new(2021, 1, 1) }));
        var accepted = await SmallClinic.Done(clinic.Grains.CoverPlan(plan.Key).Accept(SmallClinic.Command(), new()));

        line = accepted.Lines.ShouldHaveSingleItem();
        line.Refused.ShouldHaveSingleItem().Refusal.Code.ShouldBe("missing_credential");
        line.Missing.ShouldBe(1);
        (await clinic.Grains.Session(line.Session).Get())!.IsUncovered.ShouldBeTrue();

        // Looked at again, nobody is left.
        await SmallClinic.Done(clinic.Grains.CoverPlan(plan.Key).Propose(SmallClinic.Command()));
        var again = await Proposed(clinic, plan.Key);
        again.Lines.ShouldHaveSingleItem().Proposed.ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F6_two_who_accept_in_the_same_second_assign_once_and_a_withdrawn_absence_closes_its_plan(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        await TwoGroups(clinic);
        var plan = await Propose(clinic, days: 8);
        var grain = clinic.Grains.CoverPlan(plan.Key);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => grain.Accept(SmallClinic.Command(), new())));
        await clinic.Silo.Quiesce();

        outcomes.ShouldContain(outcome => outcome.IsDone);
        var lines = (await grain.Get())!.Lines;
        lines.ShouldAllBe(line => line.Assigned.Length == 1 && line.Proposed.IsEmpty && line.Refused.IsEmpty);
        outcomes.ShouldAllBe(outcome => outcome.IsDone);
        foreach (var line in lines) (await clinic.Grains.Session(line.Session).Get())!.Facilitators.ShouldBe(line.Assigned);

        await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f1")).WithdrawTimeOff(SmallClinic.Command(), new(plan.Key.Plan)));
        await clinic.Silo.Quiesce();
        (await grain.Get())!.Phase.ShouldBe(CoverPlanPhase.Withdrawn);
        (await grain.Accept(SmallClinic.Command(), new())).Refusal!.Code.ShouldBe("cover_plan_withdrawn");
        // News of the approval that comes late opens nothing.
        await clinic.Grains.GetGrain<IEffectReceiver>(GrainId.Create(GrainTypes.CoverPlan, plan.Key.ToString())).Receive(new($"facilitator/{clinic.Id}/f1", 99, 7, new CoverWanted("f1", true)));
        (await grain.Get())!.Phase.ShouldBe(CoverPlanPhase.Withdrawn);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F4_a_session_led_by_two_gets_both_substitutes_or_neither(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f4")).Register(SmallClinic.Command(), new("f4", null, null, [])));
        var group = await clinic.Define("p", "pair");
        var session = await clinic.Start(group, "f1", "f2", startsIn: 60);
        await SmallClinic.Done(clinic.Grains.Session(session).RemoveFacilitator(SmallClinic.Command(), new("f2")));
        var today = clinic.Zone.Date(clinic.Now);
        await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f2")).RequestTimeOff(SmallClinic.Command(), new(TimeOffKind.SickLeave, today, today)));
        var plan = await Propose(clinic, days: 0);
        plan.Lines.ShouldHaveSingleItem().Proposed.ShouldBe(["f3", "f4"], ignoreOrder: true);

        // One of them falls ill before the plan is accepted.
        var leave = await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f4")).RequestTimeOff(SmallClinic.Command(), new(TimeOffKind.SickLeave, today, today)));
        var line = (await SmallClinic.Done(clinic.Grains.CoverPlan(plan.Key).Accept(SmallClinic.Command(), new()))).Lines.ShouldHaveSingleItem();
        line.Refused.Select(refused => refused.Refusal.Code).ShouldBe(["on_time_off", "on_time_off"]);
        (line.Assigned.Length, line.Missing).ShouldBe((0, 2));
        await clinic.Silo.Quiesce();
        (await clinic.Grains.Session(session).Get())!.Facilitators.ShouldBeEmpty();
        (await clinic.Grains.Facilitator(new(clinic.Id, "f3")).Get())!.Bookings.ShouldBeEmpty();

        await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f4")).WithdrawTimeOff(SmallClinic.Command(), new(leave.Id)));
        line = (await SmallClinic.Done(clinic.Grains.CoverPlan(plan.Key).Accept(SmallClinic.Command(), new([new(session, "f3"), new(session, "f4")])))).Lines.ShouldHaveSingleItem();
        (line.Assigned.Length, line.Refused.Length).ShouldBe((2, 0));
        (await clinic.Grains.Session(session).Get())!.IsUncovered.ShouldBeFalse();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F6_an_acceptance_that_breaks_off_half_way_is_brought_to_its_end(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        await TwoGroups(clinic);
        var plan = await Propose(clinic, days: 8);
        var grain = clinic.Grains.CoverPlan(plan.Key);
        var (command, fails) = (SmallClinic.Command(), true);
        var broken = plan.Lines[1].Session;
        silo.Faults.BeforeCommit = writes =>
            fails && writes.Any(write => write.Stream == $"session/{broken}" && write.Commits.Any(commit => commit.Entries.Any(entry => entry.Event is FacilitatorAssigned)))
                ? throw new InvalidOperationException("The process dies here.") : Task.CompletedTask;

        await Should.ThrowAsync<CommitFailedException>(() => grain.Accept(command, new()));

        // What is half done is said, and nobody is asked twice.
        (await grain.Get())!.Accepting.ShouldContain(choice => choice.Session == broken);
        fails = false;
        await silo.Advance(TimeSpan.FromMinutes(2));

        var after = (await grain.Get())!;
        after.Accepting.ShouldBeEmpty();
        after.Lines.ShouldAllBe(line => line.Assigned.Length == 1 && line.Proposed.IsEmpty && line.Refused.IsEmpty);
        foreach (var line in after.Lines) (await clinic.Grains.Session(line.Session).Get())!.Facilitators.ShouldBe(line.Assigned);
        (await SmallClinic.Done(grain.Accept(command, new()))).Version.ShouldBe(after.Version);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F5_F6_a_session_that_is_planned_after_the_approval_opens_the_plan_again(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var first = await clinic.Start(await clinic.Define("g"));
        var ninth = first with { Date = first.Date.AddDays(56) };
        var absence = await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f1")).RequestTimeOff(SmallClinic.Command(), new(TimeOffKind.Vacation, ninth.Date, ninth.Date.AddDays(3), IsApproved: true)));
        await silo.Quiesce();
        (await Proposed(clinic, new(clinic.Id, absence.Id))).Lines.ShouldBeEmpty();

        await silo.Advance(TimeSpan.FromDays(7));

        (await clinic.Grains.Session(ninth).Get())!.IsUncovered.ShouldBeTrue();
        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.TimeOff.Single().Uncovers.ShouldHaveSingleItem().Session.ShouldBe(ninth);
        var line = (await Proposed(clinic, new(clinic.Id, absence.Id))).Lines.ShouldHaveSingleItem();
        (line.Session, line.Proposed.Length).ShouldBe((ninth, 1));
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F6_who_is_assigned_instead_takes_the_place_of_the_proposal_and_what_is_covered_stays_to_be_seen(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        await TwoGroups(clinic);
        var plan = await Propose(clinic, days: 0);
        var line = plan.Lines[0];
        line.Proposed.ShouldBe(["f3"]);

        var after = await SmallClinic.Done(clinic.Grains.CoverPlan(plan.Key).Accept(SmallClinic.Command(), new([new(line.Session, "f2")])));

        after.Lines[0].Assigned.ShouldBe(["f2"]);
        after.Lines[0].Proposed.ShouldBeEmpty();
        after.Lines[1].Proposed.ShouldNotBeEmpty();
        (await SmallClinic.Done(clinic.Grains.CoverPlan(plan.Key).Accept(SmallClinic.Command(), new()))).Lines.ShouldAllBe(one => one.Assigned.Length == 1 && one.Refused.IsEmpty);

        await SmallClinic.Done(clinic.Grains.CoverPlan(plan.Key).Propose(SmallClinic.Command()));
        (await Proposed(clinic, plan.Key)).Lines.Select(one => one.Session).ShouldBe(plan.Lines.Select(one => one.Session));
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F6_a_search_that_breaks_off_is_said_and_can_be_begun_again(TestDatabase database)
    {
        var solver = new BrokenSolver();
        await using var silo = await TestSilo.Start(database, configure: builder => builder.Services.AddSingleton<ICoverSolver>(solver));
        var clinic = await SmallClinic.Make(silo);
        await clinic.Start(await clinic.Define("g"), startsIn: 60);
        var today = clinic.Zone.Date(clinic.Now);
        var leave = await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f1")).RequestTimeOff(SmallClinic.Command(), new(TimeOffKind.SickLeave, today, today)));
        var plan = clinic.Grains.CoverPlan(new(clinic.Id, leave.Id));
        await TestSilo.Until(async () => (await plan.Get())?.Phase == CoverPlanPhase.Failed, "the failure is said");
        (await plan.Accept(SmallClinic.Command(), new())).Refusal!.Code.ShouldBe("nothing_to_accept");

        solver.IsBroken = false;
        await SmallClinic.Done(plan.Propose(SmallClinic.Command()));
        (await Proposed(clinic, new(clinic.Id, leave.Id))).Lines.ShouldHaveSingleItem();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F6_the_weekly_cover_limit_holds_when_one_is_assigned_to_many_at_once(TestDatabase database)
    {
        var clinic = await silos.Clinic(database, new() { WeeklyCoverLimit = 2, DailyCap = 12 });
        var sessions = new List<SessionKey>();
        for (var i = 0; i < 6; i++)
        {
            var session = await clinic.Start(await clinic.Define($"g{i}"), startsIn: 60 * (i + 1));
            await SmallClinic.Done(clinic.Grains.Session(session).RemoveFacilitator(SmallClinic.Command(), new("f1")));
            sessions.Add(session);
        }

        var outcomes = await Task.WhenAll(sessions.Select(session => clinic.Grains.Session(session).AssignFacilitator(SmallClinic.Command(), new("f2"))));

        outcomes.Count(outcome => outcome.IsDone).ShouldBe(2);
        outcomes.Where(outcome => !outcome.IsDone).ShouldAllBe(outcome => outcome.Refusal!.Code == "cover_limit");

        // Who leads the group themselves is no substitute.
        var free = sessions.First(session => outcomes[sessions.IndexOf(session)].IsDone == false);
        (await SmallClinic.Done(clinic.Grains.Session(free).AssignFacilitator(SmallClinic.Command(), new("f1")))).Covering.ShouldBeEmpty();
        (await clinic.Reports.CoverFor(free with { Date = free.Date.AddDays(7) }))!.Candidates.Single(candidate => candidate.Facilitator == "f2").Reasons.ShouldBeEmpty();
        (await clinic.Reports.Uncovered()).Length.ShouldBe(3);
    }

    /// <summary>Two weekly groups that f1 leads, an hour apart; f3 stands by for the first. The sessions of this week and the next.</summary>
    private static async Task<SessionKey[]> TwoGroups(SmallClinic clinic)
    {
        await SmallClinic.Done(clinic.Grains.Group(new(clinic.Id, "a")).Define(SmallClinic.Command(), new("Group a", "anxiety", 12, 2, ["f3"])));
        var first = await clinic.Start(new GroupKey(clinic.Id, "a"), startsIn: 60);
        var second = await clinic.Start(await clinic.Define("b"), startsIn: 120);
        return [first, second, first with { Date = first.Date.AddDays(7) }, second with { Date = second.Date.AddDays(7) }];
    }

    /// <summary>Sick leave of f1 from today on, and the plan for it.</summary>
    private static async Task<CoverPlanView> Propose(SmallClinic clinic, int days)
    {
        var today = clinic.Zone.Date(clinic.Now);
        var leave = await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f1")).RequestTimeOff(SmallClinic.Command(), new(TimeOffKind.SickLeave, today, today.AddDays(days))));
        await clinic.Silo.Quiesce();
        return await Proposed(clinic, new(clinic.Id, leave.Id));
    }

    private sealed class BrokenSolver : ICoverSolver
    {
        public bool IsBroken { get; set; } = true;

        public Task<CoverSolution> Solve(CoverModel model, CancellationToken cancellationToken = default) =>
            IsBroken ? Task.FromException<CoverSolution>(new InvalidOperationException("A test's doing.")) : Task.FromResult(new CoverSolution([], IsBest: false));
    }

    private static async Task<CoverPlanView> Proposed(SmallClinic clinic, CoverPlanKey key)
    {
        await TestSilo.Until(async () => (await clinic.Grains.CoverPlan(key).Get())?.Phase == CoverPlanPhase.Proposed, "the plan is proposed");
        return (await clinic.Grains.CoverPlan(key).Get())!;
    }
}
