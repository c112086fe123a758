using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Sessions;
using GroupActors.Testing;

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
        lines.ShouldAllBe(line => line.Assigned.Length == 1);
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

    private static async Task<CoverPlanView> Proposed(SmallClinic clinic, CoverPlanKey key)
    {
        await TestSilo.Until(async () => (await clinic.Grains.CoverPlan(key).Get())?.Phase == CoverPlanPhase.Proposed, "the plan is proposed");
        return (await clinic.Grains.CoverPlan(key).Get())!;
    }
}
