using GroupActors.Clinics;
using GroupActors.Sessions;
using GroupActors.Testing;

namespace GroupActors.Groups;

/// <summary>What a series is from which date on, for facilitators, members, holidays and the sessions of a closed group.</summary>
public sealed class SeriesInForceTests
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F10_W3_a_change_is_in_force_from_its_date_and_members_are_kept_from_both_times_until_then(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var first = await clinic.Start(await clinic.Define("g"));
        await clinic.Enroll(first.GroupKey, "p1");
        var before = await clinic.Define("before");
        await clinic.Start(before, "f3", startsIn: 30);
        var after = await clinic.Define("after");
        await clinic.Start(after, "f3", startsIn: 160);

        var changed = await SmallClinic.Done(clinic.Grains.Group(first.GroupKey).ChangeSeries(SmallClinic.Command(), new(first.Date.AddDays(8), [clinic.SlotIn(150).Slot], "f2", null, "room-g")));

        (changed.Facilitator, changed.Slots.Single(), changed.Ahead.Single().Facilitator).ShouldBe(("f1", clinic.SlotIn(20).Slot, "f2"));
        foreach (var other in new[] { before, after }) (await clinic.Grains.Group(other).Enroll(SmallClinic.Command(), new("p1"))).Refusal!.Code.ShouldBe("patient_double_booked");

        await silo.Advance(TimeSpan.FromDays(9));

        var inForce = (await clinic.Grains.Group(first.GroupKey).Get())!;
        (inForce.Facilitator, inForce.Slots.Single().Start, inForce.Ahead.IsEmpty).ShouldBe(("f2", changed.Ahead.Single().Slots.Single().Start, true));
        await SmallClinic.Done(clinic.Grains.Group(before).Enroll(SmallClinic.Command(), new("p1")));
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task R14_a_change_of_the_series_decided_on_one_that_was_changed_meanwhile_is_refused_and_other_changes_do_not_count(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var session = await clinic.Start(await clinic.Define("g"));
        var group = clinic.Grains.Group(session.GroupKey);
        var seen = (await group.Get())!.SeriesVersion;
        await clinic.Enroll(session.GroupKey, "p1");

        var changed = await SmallClinic.Done(group.ChangeSeries(Seen(seen), new(session.Date.AddDays(8), [clinic.SlotIn(20).Slot], "f2", null, "room-g")));
        var command = new StartSeries(session.Date.AddDays(8), [clinic.SlotIn(20).Slot], "f3", null, "room-g");

        changed.SeriesVersion.ShouldBeGreaterThan(seen);
        (await group.ChangeSeries(Seen(seen), command)).Refusal!.Code.ShouldBe("version_conflict");
        (await SmallClinic.Done(group.ChangeSeries(Seen(changed.SeriesVersion), command))).Ahead.Single().Facilitator.ShouldBe("f3");
        await silo.Advance(TimeSpan.FromDays(9));
        (await group.Get())!.Facilitator.ShouldBe("f3");

        static CommandContext Seen(long version) => SmallClinic.Command() with { Precondition = new(IsNew: false, version) };
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task W3_a_series_neither_starts_nor_moves_where_its_members_are_elsewhere_and_every_one_of_them_is_listed(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var first = await clinic.Start(await clinic.Define("g"));
        var later = await clinic.Start(await clinic.Define("later"), "f2", startsIn: 180);
        foreach (var patient in new[] { "p1", "p2" })
        {
            await clinic.Enroll(first.GroupKey, patient);
            await SmallClinic.Done(clinic.Grains.Group(later.GroupKey).Enroll(SmallClinic.Command(), new(patient)));
        }

        await silo.Quiesce();
        var change = new StartSeries(later.Date.AddDays(1), [clinic.SlotIn(50).Slot], "f3", null, "room-later");
        var refused = (await clinic.Grains.Group(later.GroupKey).ChangeSeries(SmallClinic.Command(), change)).Refusal!;
        refused.Details.Select(conflict => (conflict.Code, conflict.Subject)).ShouldBe([("patient_double_booked", "p1"), ("patient_double_booked", "p2")]);
        await silo.Quiesce();
        (await clinic.Grains.Facilitator(new(clinic.Id, "f3")).Get())!.Bookings.ShouldBeEmpty();

        var forming = await clinic.Define("forming");
        await SmallClinic.Done(clinic.Grains.Group(forming).Enroll(SmallClinic.Command(), new("p1")));
        await silo.Quiesce();
        (await clinic.Grains.Group(forming).StartSeries(SmallClinic.Command(), new(first.Date, [clinic.SlotIn(30).Slot], "f3", null, null, Modality.Telehealth))).Refusal!.Code.ShouldBe("patient_double_booked");
        await SmallClinic.Done(clinic.Grains.Group(later.GroupKey).ChangeSeries(SmallClinic.Command(), change with { Slots = [clinic.SlotIn(180).Slot] }));
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F10_a_series_moves_to_times_that_its_own_sessions_have(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo, new ClinicPolicies { DailyCap = 1, WeeklyCap = 2 });
        var group = await clinic.Define("g");
        var (slot, date) = clinic.SlotIn(20);
        await SmallClinic.Done(clinic.Grains.Room(new(clinic.Id, "room")).Define(SmallClinic.Command(), new("Room", 60, [], true)));
        await SmallClinic.Done(clinic.Grains.Group(group).StartSeries(SmallClinic.Command(), new(date, [slot, On(2, 2)], "f1", null, "room")));
        await silo.Quiesce();

        await SmallClinic.Done(clinic.Grains.Group(group).ChangeSeries(SmallClinic.Command(), new(date.AddDays(7), [On(1, 2), On(2, 4)], "f1", null, "room")));
        await silo.Quiesce();
        await SmallClinic.Done(clinic.Grains.Group(group).ChangeSeries(SmallClinic.Command(), new(date.AddDays(7), [On(1, 4)], "f1", null, "room")));
        await silo.Quiesce();

        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings.Select(booking => booking.Date.DayNumber - date.DayNumber)
            .ShouldBe([0, 2, .. Enumerable.Range(1, 7).Select(week => (7 * week) + 4)], ignoreOrder: true);
        (await clinic.Grains.Room(new(clinic.Id, "room")).Get())!.Bookings.Length.ShouldBe(9);
        (await silo.LedgerDifferences()).ShouldBeEmpty();

        WeeklySlot On(int number, int daysAfter) => slot with { Number = number, Day = date.AddDays(daysAfter).DayOfWeek };
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task R9_the_last_session_of_a_closed_group_that_is_cancelled_is_planned_a_week_later(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var group = await clinic.Define("g");
        await SmallClinic.Done(clinic.Grains.Group(group).Define(SmallClinic.Command(), new DefineGroup("Group g", "anxiety", 12, 2, []) { ClosedAfterSessions = 2 }));
        await clinic.Enroll(group, "p1");
        var first = await clinic.Start(group);
        await clinic.Close(first);
        await SmallClinic.Done(clinic.Grains.Session(first with { Date = first.Date.AddDays(7) }).Cancel(SmallClinic.Command("Ill.")));
        await silo.Quiesce();
        await silo.Advance(TimeSpan.FromMinutes(1));

        var running = (await clinic.Grains.Group(group).Get())!;
        (running.Phase, running.Enrollments.Single().Status).ShouldBe((GroupPhase.Running, EnrollmentStatus.Active));
        (await clinic.Grains.Session(first with { Date = first.Date.AddDays(14) }).Get())!.Facilitators.ShouldBe(["f1"]);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S13_a_holiday_that_is_set_while_the_series_is_booked_calls_its_session_off_and_one_that_was_taken_back_none(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var group = await clinic.Define("g");
        var (slot, date) = clinic.SlotIn(20);
        silo.Faults.BeforeCommit = writes =>
            writes.Any(write => write.Commits.Any(commit => commit.Entries.Any(entry => entry.Event is SeriesBooked))) ? throw new InvalidOperationException("The process dies here.") : Task.CompletedTask;
        await Should.ThrowAsync<CommitFailedException>(() => clinic.Grains.Group(group).StartSeries(SmallClinic.Command(), new(date, [slot], "f1", null, null, Modality.Telehealth)));
        silo.Faults.BeforeCommit = null;

        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).SetHoliday(SmallClinic.Command(), new(date.AddDays(7), "Founders' Day")));
        await silo.Quiesce();

        (await State(7)).ShouldBe(SessionState.Cancelled);
        await clinic.Grains.GetGrain<IEffectReceiver>(GrainId.Create(GrainTypes.Group, group.ToString())).Receive(
            new($"clinic/{clinic.Id}", 99, 0, new ClinicIsClosed(new(date.AddDays(14), "Taken back"))), TestContext.Current.CancellationToken);
        (await State(14)).ShouldBe(SessionState.Scheduled);
        (await silo.LedgerDifferences()).ShouldBeEmpty();

        async Task<SessionState?> State(int days) => (await clinic.Grains.Session(new(clinic.Id, "g", date.AddDays(days), 1)).Get())?.State;
    }
}
