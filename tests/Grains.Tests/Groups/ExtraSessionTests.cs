using GroupActors.Sessions;
using GroupActors.Tasks;
using GroupActors.Testing;

namespace GroupActors.Groups;

/// <summary>Sessions beside the weekly ones, and what a mistaken holiday or break is repaired with.</summary>
public sealed class ExtraSessionTests
{
    private static readonly Guid Operation = new(9, 0, 0, new byte[8]);

    [Fact]
    public void F9_one_more_session_is_led_as_the_series_is_and_says_nothing_of_how_far_that_is_planned()
    {
        var group = Running();
        var (through, date) = (group.State.PlannedThrough, group.Today.AddDays(16));
        Add(group, date, 9).Refusal.ShouldBeNull();
        var before = group.State;
        Settle(group);

        var added = group.State.Planned.Single(slot => slot.Session.IsExtra);
        (added.Session, added.Date).ShouldBe((new SessionKey("riverside", "anxiety", date, 90), date));
        (group.State.PlannedThrough, group.State.Planned.Length, group.State.PlannedCount).ShouldBe((through, 9, 9));
        group.State.Planned.Select(slot => slot.Start).ShouldBeInOrder();
        var told = GroupEffects.Of(before, group.State, GroupFixture.Key, group.Journal.ToArray().AsMemory()[^1..]).Select(effect => effect.Message).ToList();
        told.OfType<SessionPlanned>().ShouldHaveSingleItem().Facilitators.ShouldBe(["fay"]);
        told.OfType<TaskDecided>().ShouldHaveSingleItem().Content!.Title.ShouldContain($"{date:yyyy-MM-dd}");
    }

    [Fact]
    public void F9_more_sessions_of_one_date_have_numbers_of_their_own_though_one_was_cancelled()
    {
        var group = Running();
        var date = group.Today.AddDays(16);
        for (var hour = 9; hour < 19; hour++)
        {
            Add(group, date, hour).Refusal.ShouldBeNull();
            Settle(group);
            if (hour == 9) group.Do(state => GroupRules.Settle(state, new(state.Planned.Single(slot => slot.Session.IsExtra).Session, 2, state.Planned.Single(slot => slot.Session.IsExtra).Start, true, []), group.Settings.Policies, group.Today));
        }

        group.State.Planned.Where(slot => slot.Session.IsExtra).Select(slot => slot.Session.Slot).ShouldBe(Enumerable.Range(91, 9));
        Add(group, date, 20).Refusal!.Code.ShouldBe("too_many_sessions");
    }

    [Fact]
    public void F9_one_more_session_is_refused_where_none_can_be()
    {
        var forming = new GroupFixture();
        Add(forming, forming.Today.AddDays(1), 9).Refusal!.Code.ShouldBe("series_not_started");
        var group = Running();
        var date = group.Today.AddDays(15);
        Add(group, date, 9, minutes: 5).Refusal!.Code.ShouldBe("invalid_minutes");
        Add(group, date, 9, room: "no room").Refusal!.Code.ShouldBe("invalid_room");
        Add(group, group.Today.AddDays(400), 9).Refusal!.Code.ShouldBe("invalid_date");
        Add(group, group.Today, 0).Refusal!.Code.ShouldBe("invalid_start");
        Add(group, group.Today.AddDays(14), 9).Refusal!.Code.ShouldBe("session_overlaps");
        group.Settings = group.Settings with { Holidays = [new(date, "Founders' Day")] };
        Add(group, date, 9).Refusal!.Code.ShouldBe("clinic_holiday");
        CallOff(group, date.AddDays(5), date.AddDays(6)).Refusal.ShouldBeNull();
        Add(group, date.AddDays(5), 9).Refusal!.Code.ShouldBe("series_break");
        Add(group, date.AddDays(3), 9).Refusal.ShouldBeNull();
        Add(group, date.AddDays(4), 9).Refusal!.Code.ShouldBe("booking_in_progress");
    }

    [Fact]
    public void R9_a_closed_group_gets_no_more_sessions_than_it_has()
    {
        var group = new GroupFixture();
        group.Do(state => GroupRules.Define(state, GroupFixture.Definition(3) with { ClosedAfterSessions = 8 }, group.Settings));
        group.Run();
        Add(group, group.Today.AddDays(3), 9).Refusal!.Code.ShouldBe("sessions_complete");
        group.Settle(5, 1, isCancelled: true);
        Add(group, group.Today.AddDays(3), 9).Refusal.ShouldBeNull();
        Settle(group);
        group.State.IsFullyPlanned.ShouldBeTrue();
    }

    [Fact]
    public void F10_a_change_of_the_series_leaves_the_times_of_added_sessions_and_gives_them_its_leader()
    {
        var group = Running();
        Add(group, group.Today.AddDays(16), 9);
        Settle(group);
        var added = group.State.Planned.Single(slot => slot.Session.IsExtra);
        var changed = GroupFixture.Series() with { From = group.Today.AddDays(1), Facilitator = "gil" };
        group.Do(state => SeriesRules.Change(state, GroupFixture.Key, changed, Operation, group.Settings, group.Now)).Refusal.ShouldBeNull();
        group.State.Pending!.Slots.ShouldContain(added);
        group.State.Pending.Change!.CalledOff.ShouldBeEmpty();
    }

    [Fact]
    public void S13_what_a_holiday_that_is_taken_back_cancelled_or_left_out_is_missing_until_it_is_planned_again()
    {
        var group = new GroupFixture();
        var (ahead, soon) = (GroupFixture.Slot(6).Date, GroupFixture.Slot(2).Date);
        group.Settings = group.Settings with { Holidays = [new(ahead, "Founders' Day")] };
        group.Run();
        group.State.Planned.ShouldNotContain(slot => slot.Date == ahead);
        Missing(group).ShouldBeEmpty();
        group.Settings = group.Settings with { Holidays = [new(ahead, "Founders' Day"), new(soon, "Inventory")] };
        group.Do(state => SeriesRules.CallOff(state, soon, group.Now));
        group.Do(state => GroupRules.Settle(state, new(GroupFixture.Slot(2).Session, 2, GroupFixture.Slot(2).Start, true, []), group.Settings.Policies, group.Today));
        Missing(group).ShouldBeEmpty();

        group.Settings = group.Settings with { Holidays = [] };
        Missing(group).ShouldBe([new(soon, new(9, 0), 60, IsCancelled: true), new(ahead, new(9, 0), 60, IsCancelled: false)]);
        Add(group, soon, 9).Refusal.ShouldBeNull();
        Settle(group);
        Missing(group).ShouldBe([new(ahead, new(9, 0), 60, IsCancelled: false)]);
        group.Now = GroupFixture.Slot(6).Start;
        Missing(group).ShouldBeEmpty();
    }

    [Fact]
    public void S13_what_was_held_in_its_week_or_meets_at_another_time_from_then_on_is_not_missing()
    {
        var group = Running();
        var session = GroupFixture.Slot(1).Session;
        group.Do(state => SeriesRules.Move(state, new(session, group.Today.AddDays(4), new(9, 0)), new(["fay"], "oak", Modality.InPerson), Operation, group.Settings, group.Now)).Refusal.ShouldBeNull();
        Settle(group);
        var moved = group.State.Planned.Single(slot => slot.Session == session);
        group.Do(state => GroupRules.Settle(state, new(session, 2, moved.Start, false, []), group.Settings.Policies, group.Today));
        var changed = GroupFixture.Series() with { From = group.Today.AddDays(29), Slots = [new(1, DayOfWeek.Tuesday, new(9, 0), 60)] };
        group.Do(state => SeriesRules.Change(state, GroupFixture.Key, changed, Operation, group.Settings, group.Now)).Refusal.ShouldBeNull();
        Settle(group);
        Missing(group).ShouldBeEmpty();

        var cancelled = group.State.Planned.Single(slot => slot.Date == group.Today.AddDays(36));
        group.Do(state => GroupRules.Settle(state, new(cancelled.Session, 2, cancelled.Start, true, []), group.Settings.Policies, group.Today));
        Missing(group).ShouldHaveSingleItem().Date.ShouldBe(cancelled.Date);
    }

    [Fact]
    public void S13_a_break_is_taken_back_once_and_its_dates_are_the_series_again()
    {
        var group = Running();
        var (from, to) = (GroupFixture.Slot(9).Date, GroupFixture.Slot(10).Date);
        CallOff(group, from, to).Refusal.ShouldBeNull();
        group.Extend().Date.ShouldBe(GroupFixture.Slot(8).Date);
        group.Extend().Date.ShouldBe(GroupFixture.Slot(11).Date);
        Lift(group, from, to.AddDays(1)).Refusal!.Code.ShouldBe("no_break");
        Lift(group, from, to).Refusal.ShouldBeNull();
        Lift(group, from, to).Refusal!.Code.ShouldBe("no_break");

        Missing(group).Select(missing => missing.Date).ShouldBe([from, to]);
        GroupViews.View(group.State, GroupFixture.Key).Breaks.ShouldBeEmpty();
    }

    [Fact]
    public void F9_the_series_does_not_plan_a_session_where_one_was_added()
    {
        var group = Running();
        Add(group, GroupFixture.Slot(8).Date, 9).Refusal.ShouldBeNull();
        Settle(group);
        group.Extend().Date.ShouldBe(GroupFixture.Slot(9).Date);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F9_a_session_that_a_mistaken_holiday_cancelled_is_booked_again_whole_or_not_at_all(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(silo);
        var first = await clinic.Start(await clinic.Define("g"));
        await clinic.Enroll(first.GroupKey, "p1");
        var (group, holiday) = (clinic.Grains.Group(first.GroupKey), first.Date.AddDays(14));
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).SetHoliday(SmallClinic.Command(), new(holiday, "By mistake")));
        await silo.Quiesce();
        (await group.Missing()).ShouldBeEmpty();
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).RemoveHoliday(SmallClinic.Command(), holiday));
        var missing = (await group.Missing()).ShouldHaveSingleItem();

        // The room refuses: nothing is booked of the facilitator, who was free.
        await SmallClinic.Done(clinic.Grains.Room(new(clinic.Id, "small")).Define(SmallClinic.Command(), new("Small", 2, [], true)));
        (await group.AddSession(SmallClinic.Command(), new(missing.Date, missing.Start, missing.Minutes, "small"))).Refusal!.Code.ShouldBe("room_too_small");
        await silo.Quiesce();
        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings.Length.ShouldBe(7);

        var command = SmallClinic.Command();
        var added = new AddSession(missing.Date, missing.Start, missing.Minutes);
        await SmallClinic.Done(group.AddSession(command, added));
        await SmallClinic.Done(group.AddSession(command, added));
        (await group.AddSession(SmallClinic.Command(), added)).Refusal!.Code.ShouldBe("session_overlaps");
        await silo.Quiesce();
        var session = (await clinic.Grains.Session(new(clinic.Id, "g", holiday, 90)).Get())!;
        (session.State, session.Facilitators.Single(), session.Room).ShouldBe((SessionState.Scheduled, "f1", "room-g"));
        (await clinic.Grains.Facilitator(new(clinic.Id, "f1")).Get())!.Bookings.Length.ShouldBe(8);
        (await group.Missing()).ShouldBeEmpty();
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Fact]
    public async Task W3_one_session_is_neither_added_nor_moved_where_a_member_is_elsewhere()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var clinic = await SmallClinic.Make(silo);
        var first = await clinic.Start(await clinic.Define("g"));
        var later = await clinic.Start(await clinic.Define("later"), "f2", startsIn: 180);
        await clinic.Enroll(first.GroupKey, "p1");
        await SmallClinic.Done(clinic.Grains.Group(later.GroupKey).Enroll(SmallClinic.Command(), new("p1")));
        await silo.Quiesce();
        var (date, start) = (later.Date.AddDays(7), clinic.SlotIn(50).Slot.Start);

        var refused = (await clinic.Grains.Group(later.GroupKey).AddSession(SmallClinic.Command(), new(date, start, 60))).Refusal!;
        (refused.Code, refused.Details.ShouldHaveSingleItem().Subject).ShouldBe(("patient_double_booked", "p1"));
        (await clinic.Grains.Group(later.GroupKey).MoveSession(SmallClinic.Command(), new(later with { Date = date }, date, start))).Refusal!.Code.ShouldBe("patient_double_booked");
        await SmallClinic.Done(clinic.Grains.Group(later.GroupKey).AddSession(SmallClinic.Command(), new(date.AddDays(1), start, 60)));
    }

    private static GroupFixture Running()
    {
        var group = new GroupFixture();
        group.Run();
        group.Enroll("ann");
        return group;
    }

    private static Decision Add(GroupFixture group, DateOnly date, int hour, int minutes = 60, string? room = null) =>
        group.Do(state => ExtraSessionRules.Add(state, GroupFixture.Key, new(date, new(hour, 0), minutes, room), Operation, group.Settings, group.Now));

    private static void Settle(GroupFixture group) =>
        group.Do(state => SeriesRules.Settle(state, GroupFixture.Key, Operation, [], isRoomFree: true, group.Settings)).Refusal.ShouldBeNull();

    private static Decision CallOff(GroupFixture group, DateOnly from, DateOnly to) => group.Do(state => SeriesRules.CallOff(state, new(from, to), "Vacation.", group.Settings, group.Now));

    private static Decision Lift(GroupFixture group, DateOnly from, DateOnly to) => group.Do(state => ExtraSessionRules.Lift(state, new(from, to)));

    private static List<MissingSession> Missing(GroupFixture group) => [.. ExtraSessionRules.Missing(group.State, GroupFixture.Key, group.Settings, group.Now)];
}
