using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Testing;

namespace GroupActors.Sessions;

/// <summary>Assigning facilitators to sessions: caps and double bookings hold under any interleaving, and a booking never outlives its session.</summary>
public sealed class FacilitatorAssignmentTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F2_the_daily_cap_holds_when_one_is_assigned_64_times_to_5_sessions_at_once(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var sessions = await Sessions(clinic, groups: 5, timeSlots: 5);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Assign(clinic, sessions[i % 5])));

        outcomes.Count(outcome => outcome.IsDone).ShouldBe(4);
        outcomes.Where(outcome => !outcome.IsDone).ShouldAllBe(outcome => outcome.Refusal!.Code == "daily_cap" || outcome.Refusal.Code == "already_assigned" || outcome.Refusal.Code == "booking_in_progress");
        outcomes.Count(outcome => outcome.Refusal?.Code == "daily_cap").ShouldBeGreaterThan(0);
        await ShouldHoldFour(clinic, sessions);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F2_the_daily_cap_holds_when_one_is_assigned_to_64_sessions_in_5_times_of_a_day_at_once(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var sessions = await Sessions(clinic, groups: 64, timeSlots: 5);

        var outcomes = await Task.WhenAll(sessions.Select(session => Assign(clinic, session)));

        outcomes.Count(outcome => outcome.IsDone).ShouldBe(4);
        outcomes.Where(outcome => !outcome.IsDone).ShouldAllBe(outcome => outcome.Refusal!.Code == "daily_cap" || outcome.Refusal.Code == "facilitator_double_booked");
        await ShouldHoldFour(clinic, sessions);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F2_the_weekly_cap_holds_when_one_is_assigned_to_every_session_of_two_weeks_at_once(TestDatabase database)
    {
        var clinic = await silos.Clinic(database, new() { WeeklyCap = 6, WeeklyCoverLimit = 12 });
        var monday = ClinicZone.Monday(clinic.Zone.Date(clinic.Now)).AddDays(7);
        var sessions = new List<SessionKey>();
        for (var day = 0; day < 14; day++) sessions.AddRange(await Sessions(clinic, groups: 3, timeSlots: 3, monday.AddDays(day)));

        var outcomes = await Task.WhenAll(sessions.Select(session => Assign(clinic, session)));

        outcomes.Count(outcome => outcome.IsDone).ShouldBe(12);
        outcomes.Where(outcome => !outcome.IsDone).ShouldAllBe(outcome => outcome.Refusal!.Code == "weekly_cap");
        await clinic.Silo.Quiesce();
        var bookings = (await clinic.Grains.Facilitator(new(clinic.Id, "f2")).Get())!.Bookings;
        bookings.GroupBy(booking => ClinicZone.Monday(booking.Date)).Select(week => week.Count()).ShouldBe([6, 6]);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S13_a_cancelled_session_frees_its_facilitator_and_room_and_bills_nothing(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 2);
        await clinic.CheckIn(session, 1, 2);

        (await clinic.Grains.Session(session).Cancel(SmallClinic.Command())).Refusal!.Code.ShouldBe("reason_required");
        var cancelled = await SmallClinic.Done(clinic.Grains.Session(session).Cancel(SmallClinic.Command("Snow.")));
        await clinic.Silo.Quiesce();

        cancelled.State.ShouldBe(SessionState.Cancelled);
        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings.ShouldNotContain(booking => booking.Session == session.ToString());
        (await clinic.Grains.Room(new(clinic.Id, "room-g")).Get())!.Bookings.ShouldNotContain(booking => booking.Session == session.ToString());
        (await clinic.Grains.Session(session).CheckIn(SmallClinic.Command(), new("m1", CheckInSource.Facilitator))).Refusal!.Code.ShouldBe("session_cancelled");
        (await clinic.Grains.Session(session).Close(SmallClinic.Command(), new())).Refusal!.Code.ShouldBe("session_cancelled");
        (await clinic.Claims(session)).ShouldBeEmpty();
        (await clinic.Grains.Group(session.GroupKey).Get())!.Enrollments.ShouldAllBe(member => member.ConsecutiveMisses == 0);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F9_who_is_taken_off_is_free_at_once_and_another_can_be_assigned(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 1);
        var uncovered = await SmallClinic.Done(clinic.Grains.Session(session).RemoveFacilitator(SmallClinic.Command(), new("f1")));
        uncovered.IsUncovered.ShouldBeTrue();
        await clinic.Silo.Quiesce();
        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings.ShouldNotContain(booking => booking.Session == session.ToString());
        (await clinic.Grains.Room(new(clinic.Id, "room-g")).Get())!.Bookings.ShouldContain(booking => booking.Session == session.ToString());

        var covered = await Assign(clinic, session);

        covered.Value!.Facilitators.ShouldBe(["f2"]);
        await clinic.Silo.Quiesce();
        (await clinic.Grains.Facilitator(new(clinic.Id, "f2")).Get())!.Bookings.ShouldHaveSingleItem().IsConfirmed.ShouldBeTrue();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F2_of_an_assignment_and_a_move_at_once_the_facilitator_is_booked_for_the_sessions_time_or_not_at_all(TestDatabase database)
    {
        var clinic = await silos.Clinic(database, new() { DailyCap = 12, WeeklyCoverLimit = 12 });
        for (var round = 0; round < 6; round++)
        {
            var session = await clinic.Start(await clinic.Define($"g{round}"), startsIn: 60 * (round + 2));
            await SmallClinic.Done(clinic.Grains.Session(session).RemoveFacilitator(SmallClinic.Command(), new("f1")));
            var moving = clinic.Grains.Group(session.GroupKey).MoveSession(SmallClinic.Command(), new(session, session.Date.AddDays(1), new(10, 0)));
            for (var turn = 0; turn < round * 3; turn++) await Task.Yield();
            var assigned = await Assign(clinic, session);
            await SmallClinic.Done(moving);
            await clinic.Silo.Quiesce();

            var view = (await clinic.Grains.Session(session).Get())!;
            view.Date.ShouldBe(session.Date.AddDays(1));
            var booked = (await clinic.Grains.Facilitator(new(clinic.Id, "f2")).Get())!.Bookings.Where(booking => booking.Session == session.ToString()).ToList();
            booked.Select(booking => booking.Start).ShouldBe(view.Facilitators.Contains("f2") ? [view.Start] : []);
            if (!assigned.IsDone) assigned.Refusal.Code.ShouldBeOneOf("session_moved", "facilitator_double_booked");
            if (booked.Count > 0) await SmallClinic.Done(clinic.Grains.Session(session).RemoveFacilitator(SmallClinic.Command(), new("f2")));
            await clinic.Silo.Quiesce();
        }
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F6_F7_a_covered_session_that_moves_stays_cover_and_counts_against_the_limits(TestDatabase database)
    {
        var clinic = await silos.Clinic(database, new() { WeeklyCoverLimit = 1 });
        var session = await clinic.Start(await clinic.Define("g"));
        var other = await clinic.Start(await clinic.Define("h"), startsIn: 120);
        foreach (var one in new[] { session, other }) await SmallClinic.Done(clinic.Grains.Session(one).RemoveFacilitator(SmallClinic.Command(), new("f1")));
        await SmallClinic.Done(Assign(clinic, session));

        await SmallClinic.Done(clinic.Grains.Group(session.GroupKey).MoveSession(SmallClinic.Command(), new(session, session.Date.AddDays(1), new(15, 0))));
        await clinic.Silo.Quiesce();

        var moved = (await clinic.Grains.Session(session).Get())!;
        (moved.Facilitators.Single(), moved.Covering.Single()).ShouldBe(("f2", "f2"));
        (await clinic.Grains.Facilitator(new(clinic.Id, "f2")).Get())!.Bookings.ShouldHaveSingleItem().Start.ShouldBe(moved.Start);
        (await clinic.Reports.Utilization(session.Date)).Single(week => week.Facilitator == "f2").Cover.ShouldBe(1);
        (await Assign(clinic, other)).Refusal!.Code.ShouldBe("cover_limit");

        // Whoever leads the group moves as such.
        var next = session with { Date = session.Date.AddDays(7) };
        await SmallClinic.Done(clinic.Grains.Group(session.GroupKey).MoveSession(SmallClinic.Command(), new(next, next.Date.AddDays(1), new(15, 0))));
        (await clinic.Grains.Session(next).Get())!.Covering.ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F2_a_change_of_the_series_over_a_covered_session_frees_the_substitute(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var first = await clinic.Start(await clinic.Define("g"));
        var session = first with { Date = first.Date.AddDays(7) };
        await SmallClinic.Done(clinic.Grains.Session(session).RemoveFacilitator(SmallClinic.Command(), new("f1")));
        await SmallClinic.Done(Assign(clinic, session));
        var (slot, _) = clinic.SlotIn(20);

        await SmallClinic.Done(clinic.Grains.Group(first.GroupKey).ChangeSeries(SmallClinic.Command(), new(first.Date.AddDays(1), [slot with { Start = new(14, 0) }], "f3", null, "room-g")));
        await clinic.Silo.Quiesce();

        (await clinic.Grains.Session(session).Get())!.Facilitators.ShouldBe(["f3"]);
        (await clinic.Grains.Facilitator(new(clinic.Id, "f2")).Get())!.Bookings.ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F4_two_are_assigned_together_or_neither_is(TestDatabase database)
    {
        var clinic = await silos.Clinic(database, new() { DailyCap = 1 });
        var session = await clinic.Start(await clinic.Define("g", "pair"), second: "f2");
        var busy = await clinic.Start(await clinic.Define("h"), "f3", startsIn: 120);
        foreach (var id in new[] { "f1", "f2" }) await SmallClinic.Done(clinic.Grains.Session(session).RemoveFacilitator(SmallClinic.Command(), new(id)));
        var command = SmallClinic.Command();
        (await Assign(clinic, session)).Refusal!.Code.ShouldBe("needs_two_facilitators");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var refusal = (await clinic.Grains.Session(session).AssignFacilitators(command, new(["f2", "f3"]))).Refusal!;
            (refusal.Code, refusal.Details.Last().Code).ShouldBe(("daily_cap", "needs_two_facilitators"));
        }

        await clinic.Silo.Quiesce();
        (await clinic.Grains.Session(session).Get())!.Facilitators.ShouldBeEmpty();
        (await clinic.Grains.Facilitator(new(clinic.Id, "f2")).Get())!.Bookings.ShouldNotContain(booking => booking.Session == session.ToString());

        await SmallClinic.Done(clinic.Grains.Session(busy).RemoveFacilitator(SmallClinic.Command(), new("f3")));
        await clinic.Silo.Quiesce();
        var both = await SmallClinic.Done(clinic.Grains.Session(session).AssignFacilitators(SmallClinic.Command(), new(["f2", "f3"])));
        (both.Facilitators.Length, both.IsUncovered).ShouldBe((2, false));
        (await clinic.Grains.Session(session).AssignFacilitators(SmallClinic.Command(), new(["f2", "f3"]))).Refusal!.Code.ShouldBe("already_assigned");

        // Of whom one is left, one more makes two again.
        await SmallClinic.Done(clinic.Grains.Session(session).RemoveFacilitator(SmallClinic.Command(), new("f2")));
        (await SmallClinic.Done(Assign(clinic, session))).IsUncovered.ShouldBeFalse();
    }

    private static Task<Outcome<SessionView>> Assign(SmallClinic clinic, SessionKey session) =>
        clinic.Grains.Session(session).AssignFacilitator(SmallClinic.Command(), new("f2"));

    private static async Task ShouldHoldFour(SmallClinic clinic, SessionKey[] sessions)
    {
        await clinic.Silo.Quiesce();
        var bookings = (await clinic.Grains.Facilitator(new(clinic.Id, "f2")).Get())!.Bookings;
        bookings.Length.ShouldBe(4);
        bookings.ShouldAllBe(booking => booking.IsConfirmed);
        var led = new List<string>();
        foreach (var session in sessions)
        {
            if ((await clinic.Grains.Session(session).Get())!.Facilitators.Contains("f2")) led.Add(session.ToString());
        }

        led.ShouldBe(bookings.Select(booking => booking.Session), ignoreOrder: true);
        var rows = await clinic.Silo.Ledger.Rows(ReadTables.Bookings, clinic.Id, [RowFilter.Equal("resource", $"facilitator/{clinic.Id}/f2")]);
        rows.Count.ShouldBe(4);
    }

    /// <summary>Uncovered sessions of a date, or of tomorrow, at 9:00, 10:00 and so on.</summary>
    private static async Task<SessionKey[]> Sessions(SmallClinic clinic, int groups, int timeSlots, DateOnly? on = null)
    {
        var date = on ?? clinic.Zone.Date(clinic.Now).AddDays(1);
        var keys = new SessionKey[groups];
        for (var i = 0; i < groups; i++)
        {
            keys[i] = new(clinic.Id, $"g{i}", date, 1);
            var start = clinic.Zone.Instant(date, new(9 + (i % timeSlots), 0));
            var plan = new SessionPlanned(1, "Group", "anxiety", new(keys[i], date, start, start.AddHours(1)), [], 1, null, Modality.Telehealth, null);
            var session = clinic.Grains.GetGrain<IEffectReceiver>(GrainId.Create(GrainTypes.Session, keys[i].ToString()));
            await session.Receive(new($"group/{keys[i].GroupKey}", 1, 0, plan));
        }

        return keys;
    }
}
