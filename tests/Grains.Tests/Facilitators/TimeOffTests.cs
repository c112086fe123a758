using GroupActors.Groups;
using GroupActors.Sessions;
using GroupActors.Tasks;
using GroupActors.Testing;

namespace GroupActors.Facilitators;

/// <summary>Time off and the sessions that it uncovers, through the grains.</summary>
public sealed class TimeOffTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F5_sick_leave_uncovers_the_sessions_inside_it_and_frees_their_times(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 1);

        var leave = await SmallClinic.Done(SickLeave(clinic, "f1", days: 7));

        leave.Uncovers.Select(uncovered => uncovered.Session).ShouldBe([session, session with { Date = session.Date.AddDays(7) }]);
        (await clinic.Grains.Session(session).Get())!.Facilitators.ShouldBeEmpty();
        await clinic.Silo.Quiesce();
        var facilitator = (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!;
        facilitator.Bookings.ShouldNotContain(booking => booking.Date <= session.Date.AddDays(7));
        facilitator.Bookings.ShouldNotBeEmpty();
        (await clinic.Grains.Session(session).AssignFacilitator(SmallClinic.Command(), new("f1"))).Refusal!.Code.ShouldBe("on_time_off");

        await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f1")).WithdrawTimeOff(SmallClinic.Command(), new(leave.Id)));
        (await SmallClinic.Done(clinic.Grains.Session(session).AssignFacilitator(SmallClinic.Command(), new("f1")))).Facilitators.ShouldBe(["f1"]);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F5_a_session_that_has_begun_stays_with_its_facilitator(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 1);
        await clinic.Silo.Advance(TimeSpan.FromMinutes(21));

        var leave = await SmallClinic.Done(SickLeave(clinic, "f1", days: 0));
        await clinic.Silo.Quiesce();

        leave.Uncovers.ShouldBeEmpty();
        (await clinic.Grains.Session(session).Get())!.Facilitators.ShouldBe(["f1"]);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F5_news_of_an_absence_may_come_before_the_plan_and_twice(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var date = clinic.Zone.Date(clinic.Now).AddDays(1);
        var key = new SessionKey(clinic.Id, "late", date, 1);
        var start = clinic.Zone.Instant(date, new(9, 0));
        Guid operation = Guid.NewGuid(), other = Guid.NewGuid();
        var away = new FacilitatorAway("f1", "t1", [operation]);
        var session = clinic.Grains.GetGrain<IEffectReceiver>(GrainId.Create(GrainTypes.Session, key.ToString()));
        SessionPlanned Plan(long version, Guid by) => new(version, "Group", "pair", new(key, date, start, start.AddHours(1)), ["f1", "f2"], 2, null, Modality.Telehealth, by);

        await session.Receive(new($"facilitator/{clinic.Id}/f1", 9, 0, away));
        await session.Receive(new($"facilitator/{clinic.Id}/f1", 9, 0, away));
        (await clinic.Grains.Session(key).Get()).ShouldBeNull();
        await session.Receive(new($"group/{key.GroupKey}", 1, 0, Plan(1, operation)));
        (await clinic.Grains.Session(key).Get())!.Facilitators.ShouldBe(["f2"]);
        await session.Receive(new($"facilitator/{clinic.Id}/f1", 10, 0, away));
        (await clinic.Grains.Session(key).Get())!.Version.ShouldBe(3);

        // Booked anew, by an operation that was not given up, they are back.
        await session.Receive(new($"group/{key.GroupKey}", 2, 0, Plan(2, other)));
        (await clinic.Grains.Session(key).Get())!.Facilitators.ShouldBe(["f1", "f2"]);
        await clinic.Silo.Quiesce();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F5_of_an_assignment_and_a_leave_at_once_none_leaves_the_facilitator_booked_while_away(TestDatabase database)
    {
        var clinic = await silos.Clinic(database, new() { DailyCap = 12 });
        for (var round = 0; round < 6; round++)
        {
            var session = await clinic.Start(await clinic.Define($"g{round}"), startsIn: 60 * (round + 2));
            await SmallClinic.Done(clinic.Grains.Session(session).RemoveFacilitator(SmallClinic.Command(), new("f1")));
            var facilitator = clinic.Grains.Facilitator(new(clinic.Id, "f2"));

            var assigning = clinic.Grains.Session(session).AssignFacilitator(SmallClinic.Command(), new("f2"));
            var leave = await SmallClinic.Done(SickLeave(clinic, "f2", days: 0));
            var assigned = await assigning;
            await clinic.Silo.Quiesce();

            (await clinic.Grains.Session(session).Get())!.Facilitators.ShouldBeEmpty();
            (await facilitator.Get())!.Bookings.ShouldBeEmpty();
            if (!assigned.IsDone) assigned.Refusal.Code.ShouldBe("on_time_off");
            await SmallClinic.Done(facilitator.WithdrawTimeOff(SmallClinic.Command(), new(leave.Id)));
        }
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F5_of_two_coordinators_in_the_same_second_one_is_taken(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SickLeave(clinic, "f3", days: 2)));
        outcomes.Count(outcome => outcome.IsDone).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsDone).ShouldAllBe(outcome => outcome.Refusal!.Code == "time_off_overlaps");
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F5_a_request_is_a_task_until_somebody_decides_on_it(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var facilitator = clinic.Grains.Facilitator(new(clinic.Id, "f1"));
        var from = clinic.Zone.Date(clinic.Now).AddDays(40);
        var asked = await SmallClinic.Done(facilitator.RequestTimeOff(SmallClinic.Command(), new(TimeOffKind.SickLeave, from, from)));
        await clinic.Silo.Quiesce();

        var task = (await clinic.Tasks(TaskKind.TimeOffRequest)).ShouldHaveSingleItem();
        task.Title.ShouldContain("f1 asks for time off");
        task.Title.ShouldNotContain("sick", Case.Insensitive);
        (await clinic.Grains.Task(task.Key).Settle(SmallClinic.Command(), new(TaskOutcome.Done))).Refusal!.Code.ShouldBe("time_off_decision_required");

        await SmallClinic.Done(facilitator.DeclineTimeOff(SmallClinic.Command(), new(asked.Id)));
        (await clinic.Tasks(TaskKind.TimeOffRequest)).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F5_F10_a_series_that_meets_an_approved_absence_leaves_those_sessions_to_cover(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var (slot, date) = clinic.SlotIn(20);
        var away = date.AddDays(14);
        var leave = await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f1")).RequestTimeOff(SmallClinic.Command("Agreed."), new(TimeOffKind.Vacation, away, away, IsApproved: true, OverridesNotice: true)));
        var first = await clinic.Start(await clinic.Define("g", "pair"), "f1", "f2");
        var session = first with { Date = away };
        await clinic.Silo.Quiesce();

        // Both or neither (F-4): the other is free then, and the room is kept.
        var view = (await clinic.Grains.Session(session).Get())!;
        (view.Facilitators.Length, view.Room, view.IsUncovered).ShouldBe((0, "room-g", true));
        (await clinic.Grains.Session(first).Get())!.Facilitators.ShouldBe(["f1", "f2"]);
        foreach (var id in new[] { "f1", "f2" })
        {
            var bookings = (await clinic.Grains.Facilitator(new(clinic.Id, id)).Get())!.Bookings;
            bookings.Length.ShouldBe(7);
            bookings.ShouldAllBe(booking => booking.IsConfirmed && booking.Date != away);
        }

        (await clinic.Tasks(TaskKind.BookingConflict)).ShouldHaveSingleItem().Session.ShouldBe(session.ToString());
        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.TimeOff.Single().Uncovers.ShouldHaveSingleItem().Session.ShouldBe(session);
        await TestSilo.Until(async () => (await clinic.Grains.CoverPlan(new(clinic.Id, leave.Id)).Get()) is { Phase: Cover.CoverPlanPhase.Proposed, Lines.Length: 1 }, "the plan has the session");

        // A change of the series leaves it to cover too, and whoever covers it at its time stays.
        await SmallClinic.Done(clinic.Grains.Session(session).AssignFacilitators(SmallClinic.Command(), new(["f2", "f3"])));
        await SmallClinic.Done(clinic.Grains.Room(new(clinic.Id, "other")).Define(SmallClinic.Command(), new("Other", 60, [], true)));
        await SmallClinic.Done(clinic.Grains.Group(first.GroupKey).ChangeSeries(SmallClinic.Command(), new(first.Date.AddDays(1), [slot], "f1", "f2", "other")));
        await clinic.Silo.Quiesce();
        view = (await clinic.Grains.Session(session).Get())!;
        (view.Room, view.IsUncovered).ShouldBe(("other", false));
        view.Facilitators.ShouldBe(["f2", "f3"], ignoreOrder: true);

        // Away in every session is a conflict like any other.
        await clinic.Define("h");
        await SmallClinic.Done(clinic.Grains.Facilitator(new(clinic.Id, "f3")).RequestTimeOff(SmallClinic.Command("Long."), new(TimeOffKind.Vacation, date.AddDays(1), date.AddDays(100), IsApproved: true, OverridesNotice: true)));
        (await clinic.Grains.Group(new(clinic.Id, "h")).StartSeries(SmallClinic.Command(), new(date.AddDays(2), [slot], "f3", null, null, Modality.Telehealth))).Refusal!.Code.ShouldBe("on_time_off");
    }

    private static Task<Outcome<TimeOffView>> SickLeave(SmallClinic clinic, string facilitator, int days)
    {
        var today = clinic.Zone.Date(clinic.Now);
        return clinic.Grains.Facilitator(new(clinic.Id, facilitator)).RequestTimeOff(SmallClinic.Command(), new(TimeOffKind.SickLeave, today, today.AddDays(days)));
    }
}
