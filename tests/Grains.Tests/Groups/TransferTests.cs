using GroupActors.Sessions;
using GroupActors.Testing;

namespace GroupActors.Groups;

/// <summary>Transfers, the patient's week, and changes of running series in a silo.</summary>
public sealed class TransferTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task R15_a_transfer_takes_the_place_there_then_leaves_here_and_a_full_group_keeps_the_member(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var (here, there) = (await clinic.Define("here"), await clinic.Define("there", capacity: 2));
        await clinic.Enroll(there, "p0");
        var member = await clinic.Enroll(here, "p1");
        member = await SmallClinic.Done(clinic.Grains.Group(here).PlaceHold(SmallClinic.Command(), new("p1", member.Version, HoldReason.PaymentUnresolved, new(2099, 1, 2))));
        await clinic.Silo.Advance(TimeSpan.FromDays(1));
        member = await SmallClinic.Done(clinic.Grains.Group(here).PlaceHold(SmallClinic.Command(), new("p1", member.Version, HoldReason.AuthorizationLapsed)));
        var other = await clinic.Enroll(here, "p2");

        var command = SmallClinic.Command("Better fit.");
        var left = await SmallClinic.Done(clinic.Grains.Group(here).Transfer(command, new("p1", member.Version, "there")));
        (left.Status, left.TransferredTo).ShouldBe((EnrollmentStatus.Dropped, "there"));
        (await SmallClinic.Done(clinic.Grains.Group(here).Transfer(command, new("p1", member.Version, "there")))).Version.ShouldBe(left.Version);

        var entered = (await clinic.Grains.Group(there).Get())!.Enrollments.Single(enrollment => enrollment.Patient == "p1");
        entered.Holds.ShouldBe(member.Holds);
        entered.Holds.Select(hold => hold.Reason).ShouldBe([HoldReason.PaymentUnresolved, HoldReason.AuthorizationLapsed]);
        var full = await clinic.Grains.Group(here).Transfer(SmallClinic.Command(), new("p2", other.Version, "there"));
        full.Refusal!.Code.ShouldBe("group_full");
        (await clinic.Grains.Group(here).Get())!.Enrollments.Single(enrollment => enrollment.Patient == "p2").Status.ShouldBe(EnrollmentStatus.Active);
        await clinic.Silo.Quiesce();
        (await clinic.Grains.Patient(new(clinic.Id, "p1")).Get())!.Groups.ShouldBe([there.ToString()]);
        (await clinic.Silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task R15_a_transfer_that_dies_half_way_is_finished_by_the_next_process(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var (here, there) = (await clinic.Define("here"), await clinic.Define("there"));
        var member = await clinic.Enroll(here, "p1");
        await silo.Quiesce();

        // The place there is taken; the commit by which the member leaves here never arrives.
        var commits = 0;
        silo.Faults.BeforeCommit = writes => writes.Any(write => write.Stream.EndsWith(here.ToString(), StringComparison.Ordinal)) && ++commits > 1 ? throw new InvalidOperationException("The process dies.") : Task.CompletedTask;
        await Should.ThrowAsync<CommitFailedException>(() => clinic.Grains.Group(here).Transfer(SmallClinic.Command(), new("p1", member.Version, "there")));
        silo.Faults.BeforeCommit = null;
        (await clinic.Grains.Group(there).Get())!.Census.Active.ShouldBe(1);

        await silo.Advance(TimeSpan.FromMinutes(2));

        (await clinic.Grains.Group(here).Get())!.Enrollments.ShouldHaveSingleItem().TransferredTo.ShouldBe("there");
        (await clinic.Grains.Group(there).Get())!.Census.Active.ShouldBe(1);
        (await clinic.Reports.RosterHistory(there.Group, "p1")).ShouldAllBe(entry => entry.By == "Test");
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task W3_an_enrollment_that_is_sent_again_asks_for_the_patients_week_as_it_is_then(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var (one, other) = (await clinic.Define("one"), await clinic.Define("other"));
        await clinic.Start(one, "f1");
        await clinic.Start(other, "f2");
        await clinic.Register("p1");
        await silo.Quiesce();

        // The patient's time was taken; the commit by which the group enrolls them never arrives.
        var command = SmallClinic.Command();
        silo.Faults.BeforeCommit = writes => writes.Any(write => write.Stream.EndsWith(one.ToString(), StringComparison.Ordinal)) ? throw new InvalidOperationException("The process dies.") : Task.CompletedTask;
        await Should.ThrowAsync<CommitFailedException>(() => clinic.Grains.Group(one).Enroll(command, new("p1")));
        silo.Faults.BeforeCommit = null;
        (await clinic.Grains.Group(other).Enroll(SmallClinic.Command(), new("p1"))).Refusal!.Code.ShouldBe("patient_double_booked");
        await silo.Advance(TimeSpan.FromMinutes(2));
        await clinic.Enroll(other, "p1");

        (await clinic.Grains.Group(one).Enroll(command, new("p1"))).Refusal!.Code.ShouldBe("patient_double_booked");
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task W3_a_patient_is_in_one_group_at_a_time_whoever_enrolls_them_at_once(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var groups = new List<GroupKey>();
        foreach (var i in Enumerable.Range(1, 3))
        {
            groups.Add(await clinic.Define($"g{i}"));
            await clinic.Start(groups[^1], $"f{i}", startsIn: 20 + (10 * i));
        }

        var later = await clinic.Define("later");
        await clinic.Start(later, startsIn: 180);
        await clinic.Register("p1");

        var outcomes = await Task.WhenAll(groups.Select(group => clinic.Grains.Group(group).Enroll(SmallClinic.Command(), new("p1"))));
        outcomes.Count(outcome => outcome.IsDone).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsDone).ShouldAllBe(outcome => outcome.Refusal!.Code == "patient_double_booked");
        await SmallClinic.Done(clinic.Grains.Group(later).Enroll(SmallClinic.Command(), new("p1")));

        // the group that is left does not stand in the way.
        await clinic.Silo.Quiesce();
        var (from, to) = (groups[Array.FindIndex(outcomes, outcome => outcome.IsDone)], groups[Array.FindIndex(outcomes, outcome => !outcome.IsDone)]);
        var member = (await clinic.Grains.Group(from).Get())!.Enrollments.ShouldHaveSingleItem();
        await SmallClinic.Done(clinic.Grains.Group(from).Transfer(SmallClinic.Command(), new("p1", member.Version, to.Group)));
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F10_a_changed_series_books_anew_gives_the_old_bookings_back_and_lists_every_conflict_first(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var first = await clinic.Start(await clinic.Define("g"));
        var taken = await clinic.Start(await clinic.Define("h"), "f2", startsIn: 120);
        var (slot, _) = clinic.SlotIn(150);
        var change = new StartSeries(first.Date.AddDays(1), [slot], "f2", null, "room-h");

        var refused = await clinic.Grains.Group(first.GroupKey).ChangeSeries(SmallClinic.Command(), change);
        refused.Refusal!.Details.GroupBy(conflict => conflict.Code).ToDictionary(codes => codes.Key, codes => codes.Count())
            .ShouldBe(new Dictionary<string, int> { ["facilitator_double_booked"] = 7, ["room_double_booked"] = 7 }, ignoreOrder: true);

        var changed = await SmallClinic.Done(clinic.Grains.Group(first.GroupKey).ChangeSeries(SmallClinic.Command(), change with { Facilitator = "f3", Room = "room-g" }));
        changed.Ahead.ShouldHaveSingleItem().Facilitator.ShouldBe("f3");
        await silo.Quiesce();
        (await Bookings("f1")).ShouldHaveSingleItem();
        (await Bookings("f2")).Length.ShouldBe(8);
        (await Bookings("f3")).Length.ShouldBe(7);
        var second = (await clinic.Grains.Session(first with { Date = first.Date.AddDays(7) }).Get())!;
        (second.Facilitators.Single(), second.Start).ShouldBe(("f3", clinic.Zone.Instant(second.Date, slot.Start)));

        // One of them moves, with the facilitator who covers it; then all of two weeks are called off for a holiday and a break.
        await SmallClinic.Done(clinic.Grains.Group(first.GroupKey).MoveSession(SmallClinic.Command(), new(second.Key, second.Date.AddDays(2), new(8, 0))));
        await silo.Quiesce();
        (await Bookings("f3")).ShouldContain(booking => booking.Session == second.Key.ToString() && booking.Date == second.Date.AddDays(2));
        (await Bookings("f3")).Length.ShouldBe(7);
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).SetHoliday(SmallClinic.Command(), new(first.Date.AddDays(14), "Founders' Day")));
        await SmallClinic.Done(clinic.Grains.Group(first.GroupKey).CallOffSessions(SmallClinic.Command("Vacation."), new(first.Date.AddDays(20), first.Date.AddDays(22))));
        await silo.Quiesce();
        (await Bookings("f3")).Length.ShouldBe(5);
        (await Bookings("f2")).Length.ShouldBe(7);
        (await clinic.Grains.Session(first with { Date = first.Date.AddDays(21) }).Get())!.State.ShouldBe(SessionState.Cancelled);
        (await clinic.Grains.Session(taken with { Date = taken.Date.AddDays(14) }).Get())!.State.ShouldBe(SessionState.Cancelled);
        (await silo.LedgerDifferences()).ShouldBeEmpty();

        async Task<ImmutableArray<Facilitators.BookingView>> Bookings(string facilitator) => (await clinic.Grains.Facilitator(new(clinic.Id, facilitator)).Get())!.Bookings;
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F10_a_change_that_dies_half_way_is_finished_by_the_deadline(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var first = await clinic.Start(await clinic.Define("g"));
        var (slot, _) = clinic.SlotIn(150);
        var commits = 0;
        silo.Faults.BeforeCommit = writes => writes.Any(write => write.Stream.EndsWith(first.GroupKey.ToString(), StringComparison.Ordinal)) && ++commits > 1 ? throw new InvalidOperationException("The process dies.") : Task.CompletedTask;
        await Should.ThrowAsync<CommitFailedException>(() => clinic.Grains.Group(first.GroupKey).ChangeSeries(SmallClinic.Command(), new(first.Date.AddDays(1), [slot], "f2", null, "room-g")));
        silo.Faults.BeforeCommit = null;

        await silo.Advance(TimeSpan.FromMinutes(2));

        (await clinic.Grains.Group(first.GroupKey).Get())!.Ahead.ShouldHaveSingleItem().Facilitator.ShouldBe("f2");
        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings.ShouldHaveSingleItem();
        (await clinic.Grains.Facilitator(new(clinic.Id, "f2")).Get())!.Bookings.Length.ShouldBe(7);
        (await clinic.Grains.Room(new(clinic.Id, "room-g")).Get())!.Bookings.Length.ShouldBe(8);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }
}
