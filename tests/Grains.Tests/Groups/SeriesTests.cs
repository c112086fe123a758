using GroupActors.Bookings;
using GroupActors.Facilitators;
using GroupActors.Sessions;
using GroupActors.Tasks;
using GroupActors.Testing;

namespace GroupActors.Groups;

/// <summary>A series books its sessions with facilitators and room: all or nothing, ahead of time, whatever fails half-way.</summary>
public sealed class SeriesTests
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_series_keeps_its_local_time_for_8_weeks_across_a_change_of_the_clocks_and_is_extended_every_week(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var group = await clinic.Define("g");
        var first = await clinic.Start(group);

        var bookings = (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings;
        bookings.Length.ShouldBe(8);
        bookings.ShouldAllBe(booking => booking.IsConfirmed && TimeOnly.FromDateTime(clinic.Zone.Local(booking.Start).DateTime) == new TimeOnly(10, 20));
        bookings.Select(booking => booking.Start.UtcDateTime.Hour).Distinct().ShouldBe([15, 14]);
        (await clinic.Grains.Room(new(clinic.Id, "room-g")).Get())!.Bookings.Select(booking => booking.Session).ShouldBe(bookings.Select(booking => booking.Session));
        foreach (var booking in bookings)
        {
            var session = (await clinic.Grains.Session(SessionKey.Parse(booking.Session)).Get())!;
            (session.Start, session.Room, session.IsUncovered).ShouldBe((booking.Start, "room-g", false));
        }

        // F-8: the room with its 60 seats, 8 weeks of which are booked, sets a limit to the places.
        var grown = new DefineGroup("Group g", "anxiety", 60, 2, []);
        (await clinic.Grains.Group(group).Define(SmallClinic.Command(), grown)).Refusal!.Code.ShouldBe("room_too_small");
        await SmallClinic.Done(clinic.Grains.Group(group).Define(SmallClinic.Command(), grown with { Capacity = 59 }));
        var smaller = (await clinic.Grains.Room(new(clinic.Id, "room-g")).Define(SmallClinic.Command(), new("Room", 59, [], true))).Refusal!;
        (smaller.Code, smaller.Details.ShouldHaveSingleItem().Subject).ShouldBe(("room_too_small", "g"));

        await silo.Advance(TimeSpan.FromDays(7));

        var ninth = (await clinic.Grains.Session(first with { Date = first.Date.AddDays(56) }).Get())!;
        (ninth.Facilitators.Single(), ninth.Room).ShouldBe(("f1", "room-g"));
        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings.Length.ShouldBe(9);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Fact]
    public async Task F9_whoever_starts_a_series_finds_its_sessions_at_once()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var clinic = await SmallClinic.Make(silo);
        var group = await clinic.Define("g");
        var (slot, date) = clinic.SlotIn(20);

        await SmallClinic.Done(clinic.Grains.Group(group).StartSeries(SmallClinic.Command(), new(date, [slot], "f1", null, null, Modality.Telehealth)));

        var sessions = await Task.WhenAll(Enumerable.Range(0, 8).Select(week => clinic.Grains.Session(new(clinic.Id, "g", date.AddDays(7 * week), 1)).Get()));
        sessions.ShouldAllBe(session => session != null);
    }

    [Fact]
    public async Task F8_a_room_and_its_group_that_change_at_once_fit_each_other_afterwards()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var clinic = await SmallClinic.Make(silo);
        var group = clinic.Grains.Group(await clinic.Define("g"));
        await clinic.Start(new(clinic.Id, "g"));
        var room = clinic.Grains.Room(new(clinic.Id, "room-g"));
        DefineGroup Places(int capacity) => new("Group g", "anxiety", capacity, 2, []);
        for (var round = 0; round < 20; round++)
        {
            await SmallClinic.Done(group.Define(SmallClinic.Command(), Places(12)));
            await SmallClinic.Done(room.Define(SmallClinic.Command(), new("Room", 60, [], true)));

            await Task.WhenAll(
                Task.WhenAll(Enumerable.Range(20, 4).Select(capacity => group.Define(SmallClinic.Command(), Places(capacity)))),
                Task.WhenAll(Enumerable.Range(15, 4).Select(seats => room.Define(SmallClinic.Command(), new("Room", seats, [], true)))));

            ((await room.Get())!.Seats > (await group.Get())!.Census.Capacity).ShouldBeTrue($"round {round}");
        }
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F9_a_refused_start_names_every_conflict_and_leaves_no_booking_anywhere(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        await clinic.Start(await clinic.Define("g"));
        var other = await clinic.Define("h", type: "pair");
        var (slot, date) = clinic.SlotIn(50);

        var alone = await clinic.Grains.Group(other).StartSeries(SmallClinic.Command(), new(date, [slot], "f2", null, "room-g"));
        alone.Refusal!.Code.ShouldBe("needs_two_facilitators");
        var refused = await clinic.Grains.Group(other).StartSeries(SmallClinic.Command(), new(date, [slot], "f2", "f1", "room-g"));

        // The co-facilitator and the room are taken in all 8 weeks; the facilitator, who was free, is free again.
        refused.IsDone.ShouldBeFalse();
        refused.Refusal!.Details.Count(conflict => conflict.Code == "facilitator_double_booked").ShouldBe(8);
        refused.Refusal.Details.Count(conflict => conflict.Code == "room_double_booked").ShouldBe(8);
        await silo.Quiesce();
        (await clinic.Grains.Facilitator(new(clinic.Id, "f2")).Get())!.Bookings.ShouldBeEmpty();
        (await clinic.Grains.Room(new(clinic.Id, "room-g")).Get())!.Bookings.Length.ShouldBe(8);
        (await clinic.Grains.Session(new(clinic.Id, "h", date, 1)).Get()).ShouldBeNull();
        (await silo.Ledger.Rows(ReadTables.Bookings, clinic.Id, [])).Count.ShouldBe(16);

        // F-4: the same series with two who are free is booked with both.
        await SmallClinic.Done(clinic.Grains.Group(other).StartSeries(SmallClinic.Command(), new(date, [slot], "f2", "f3", null, Modality.Telehealth)));
        await silo.Quiesce();
        var booked = (await clinic.Grains.Session(new(clinic.Id, "h", date, 1)).Get())!;
        (booked.Facilitators.Length, booked.Room, booked.IsUncovered).ShouldBe((2, null, false));
        (await clinic.Grains.Facilitator(new(clinic.Id, "f3")).Get())!.Bookings.Length.ShouldBe(8);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F9_a_crash_between_reserving_and_confirming_is_resumed(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var group = await clinic.Define("g");
        var (slot, date) = clinic.SlotIn(20);
        await SmallClinic.Done(clinic.Grains.Room(new(clinic.Id, "room")).Define(SmallClinic.Command(), new("Room", 60, [], true)));
        var fails = true;
        silo.Faults.BeforeCommit = writes =>
            fails && writes.Any(write => write.Commits.Any(commit => commit.Entries.Any(entry => entry.Event is SeriesBooked))) ? throw new InvalidOperationException("The process dies here.") : Task.CompletedTask;
        await Should.ThrowAsync<CommitFailedException>(() => clinic.Grains.Group(group).StartSeries(SmallClinic.Command(), new(date, [slot], "f1", null, "room")));
        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings.ShouldAllBe(booking => !booking.IsConfirmed);
        (await clinic.Grains.Group(group).Get())!.Phase.ShouldBe(GroupPhase.Forming);

        fails = false;
        await silo.Advance(TimeSpan.FromMinutes(2));

        (await clinic.Grains.Group(group).Get())!.Phase.ShouldBe(GroupPhase.Running);
        var bookings = (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings;
        bookings.Length.ShouldBe(8);
        bookings.ShouldAllBe(booking => booking.IsConfirmed);
        (await clinic.Grains.Session(new(clinic.Id, "g", date, 1)).Get())!.Facilitators.ShouldBe(["f1"]);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F9_a_lease_that_runs_out_asks_its_owner_and_goes_when_the_owner_knows_nothing_of_it(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var group = await clinic.Define("g");
        var session = new SessionKey(clinic.Id, "g", new(2026, 3, 9), 1);
        var start = clinic.Zone.Instant(session.Date, new(10, 0));
        var reservation = new Reservation(Guid.NewGuid(), GrainId.Create(GrainTypes.Group, group.ToString()), [new(session, session.Date, start, start.AddHours(1))], "anxiety", 8);
        var facilitator = clinic.Grains.GetGrain<IBookable>(GrainId.Create(GrainTypes.Facilitator, new FacilitatorKey(clinic.Id, "f1").ToString()));
        await SmallClinic.Done(facilitator.Reserve(SmallClinic.Command(), reservation));
        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings.ShouldHaveSingleItem().IsConfirmed.ShouldBeFalse();

        await silo.Advance(BookingRules.Lease);

        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings.ShouldBeEmpty();
        (await facilitator.Reserve(SmallClinic.Command(), reservation)).Refusal!.Code.ShouldBe("reservation_released");
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F9_a_later_session_that_lacks_its_facilitator_keeps_its_room_and_a_person_hears_of_it_until_it_is_covered(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var first = await clinic.Start(await clinic.Define("g"));
        var other = new SessionKey(clinic.Id, "h", first.Date.AddDays(56), 1);
        var start = clinic.Zone.Instant(other.Date, new(10, 0));
        await clinic.Grains.GetGrain<IEffectReceiver>(GrainId.Create(GrainTypes.Session, other.ToString())).Receive(
            new("group/" + other.GroupKey, 1, 0, new SessionPlanned(1, "Other", "anxiety", new(other, other.Date, start, start.AddHours(1)), [], 1, null, Modality.Telehealth, null)), TestContext.Current.CancellationToken);
        await SmallClinic.Done(clinic.Grains.Session(other).AssignFacilitator(SmallClinic.Command(), new("f1")));

        await silo.Advance(TimeSpan.FromDays(7));

        var ninth = (await clinic.Grains.Session(first with { Date = other.Date }).Get())!;
        (ninth.IsUncovered, ninth.Room).ShouldBe((true, "room-g"));
        (await clinic.Tasks(TaskKind.BookingConflict)).ShouldHaveSingleItem().Session.ShouldBe(ninth.Key.ToString());
        async Task<BookingView[]> Bookings() => [.. (await clinic.Grains.Room(new(clinic.Id, "room-g")).Get())!.Bookings.Where(booking => booking.Session == ninth.Key.ToString())];
        (await Bookings()).ShouldHaveSingleItem().IsConfirmed.ShouldBeTrue();

        // Whoever asks again when a lease runs out hears the same: the room is booked, the facilitator is not.
        var owner = clinic.Grains.GetGrain<IBookingOwner>(GrainId.Create(GrainTypes.Group, first.GroupKey.ToString()));
        var operation = SeriesRules.OperationFor(ninth.Key);
        (await owner.OutcomeOf(operation, GrainId.Create(GrainTypes.Room, $"{clinic.Id}/room-g"))).ShouldBe(BookingOutcome.Confirmed);
        (await owner.OutcomeOf(operation, GrainId.Create(GrainTypes.Facilitator, $"{clinic.Id}/f1"))).ShouldBe(BookingOutcome.Released);

        await SmallClinic.Done(clinic.Grains.Session(ninth.Key).AssignFacilitator(SmallClinic.Command(), new("f2")));
        await silo.Quiesce();
        (await clinic.Tasks(TaskKind.BookingConflict)).ShouldBeEmpty();
        await SmallClinic.Done(clinic.Grains.Session(ninth.Key).Cancel(SmallClinic.Command("Snow.")));
        await silo.Quiesce();
        (await Bookings()).ShouldBeEmpty();
        (await clinic.Tasks(TaskKind.TellRoster)).ShouldHaveSingleItem().Session.ShouldBe(ninth.Key.ToString());
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }
}
