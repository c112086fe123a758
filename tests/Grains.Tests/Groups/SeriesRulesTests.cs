using GroupActors.Bookings;
using GroupActors.Sessions;

namespace GroupActors.Groups;

public class SeriesRulesTests
{
    private static readonly Guid Operation = new(7, 0, 0, new byte[8]);
    private static readonly RefusalDetail Conflict = new("room_double_booked", "The room is taken.");

    [Fact]
    public void A_series_plans_its_booking_weeks_at_the_same_local_time_across_daylight_saving()
    {
        var group = new GroupFixture();
        group.Run(weeks: 2);
        group.State.Planned.Select(slot => slot.Start.UtcDateTime.Hour).ShouldBe([15, 14]);
        group.State.Planned.Select(slot => slot.Session.ToString()).ShouldBe(["riverside/anxiety/2026-03-02/1", "riverside/anxiety/2026-03-09/1"]);
        group.State.Phase.ShouldBe(GroupPhase.Running);
    }

    [Fact]
    public void F4_a_type_that_needs_two_facilitators_is_not_started_with_one()
    {
        var group = new GroupFixture(facilitators: 2);
        SeriesRules.Start(group.State, GroupFixture.Key, GroupFixture.Series(), Operation, group.Settings, group.Now).Refusal!.Code.ShouldBe("needs_two_facilitators");
        SeriesRules.Start(group.State, GroupFixture.Key, GroupFixture.Series("gus"), Operation, group.Settings, group.Now).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F9_booked_confirms_every_resource_and_tells_every_session()
    {
        var group = new GroupFixture();
        var effects = Settle(group, []);
        effects.OfType<ReservationSettled>().ShouldBe([new(Operation, true), new(Operation, true)]);
        effects.OfType<SessionPlanned>().Count().ShouldBe(8);
    }

    [Fact]
    public void F9_F10_a_refused_series_releases_every_resource_and_keeps_all_conflicts()
    {
        var group = new GroupFixture();
        var effects = Settle(group, [Conflict]);
        effects.OfType<ReservationSettled>().ShouldBe([new(Operation, false), new(Operation, false)]);
        effects.OfType<SessionPlanned>().ShouldBeEmpty();
        (group.State.Phase, group.State.Pending).ShouldBe((GroupPhase.Forming, null));
        group.State.Failed!.Conflicts.ShouldBe([Conflict]);
    }

    [Fact]
    public void F9_an_operation_is_settled_once()
    {
        var group = new GroupFixture();
        Settle(group, [Conflict]);
        SeriesRules.Settle(group.State, GroupFixture.Key, Operation, [], isRoomFree: true, group.Settings).Events.ShouldBeEmpty();
    }

    [Fact]
    public void F9_a_booking_that_was_cut_short_is_taken_up_by_the_deadline()
    {
        var group = new GroupFixture();
        group.Do(state => SeriesRules.Start(state, GroupFixture.Key, GroupFixture.Series(), Operation, group.Settings, group.Now));
        group.State.Deadline.ShouldBe(group.Now + GroupState.BookingPatience);
    }

    [Fact]
    public void The_horizon_moves_on_when_the_next_session_comes_into_it()
    {
        var group = new GroupFixture();
        group.Run(weeks: 2);
        // Midnight of March 3 in Chicago: the session of March 16 is then one of the coming two weeks.
        group.State.Deadline.ShouldBe(new DateTimeOffset(2026, 3, 3, 6, 0, 0, TimeSpan.Zero));
        var next = SeriesRules.Next(group.State, GroupFixture.Key, group.Settings)!;
        next.Session.ToString().ShouldBe("riverside/anxiety/2026-03-16/1");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void F9_a_later_session_that_conflicts_is_planned_uncovered_and_keeps_a_room_that_is_free(bool isRoomFree)
    {
        var group = new GroupFixture();
        group.Run();
        var next = SeriesRules.Next(group.State, GroupFixture.Key, group.Settings)!;
        var operation = SeriesRules.OperationFor(next.Session);
        group.Do(state => SeriesRules.Extend(state, next, operation));
        var effects = Settle(group, [Conflict], operation, isRoomFree);
        effects.OfType<ReservationSettled>().ShouldBe([new(operation, false), new(operation, isRoomFree)]);
        var planned = effects.OfType<SessionPlanned>().ShouldHaveSingleItem();
        (planned.Facilitators.IsEmpty, planned.Time).ShouldBe((true, next));
        (planned.Room, planned.Operation).ShouldBe(isRoomFree ? ("oak", operation) : (null, null));
    }

    [Fact]
    public void F4_a_later_session_of_two_leaders_of_whom_one_is_refused_has_neither()
    {
        var group = new GroupFixture(facilitators: 2);
        group.Do(state => SeriesRules.Start(state, GroupFixture.Key, GroupFixture.Series("gus"), Operation, group.Settings, group.Now)).Refusal.ShouldBeNull();
        group.Do(state => SeriesRules.Settle(state, GroupFixture.Key, Operation, [], isRoomFree: true, group.Settings));
        var next = SeriesRules.Next(group.State, GroupFixture.Key, group.Settings)!;
        var operation = SeriesRules.OperationFor(next.Session);
        group.Do(state => SeriesRules.Extend(state, next, operation));
        var effects = Settle(group, [new("missing_credential", "Gus lacks it.")], operation, isRoomFree: true);
        effects.OfType<ReservationSettled>().ShouldBe([new(operation, false), new(operation, false), new(operation, true)]);
        effects.OfType<SessionPlanned>().ShouldHaveSingleItem().Facilitators.ShouldBeEmpty();
    }

    [Fact]
    public void F8_a_multiple_family_group_needs_a_seat_for_each_members_family_too()
    {
        var group = new GroupFixture(capacity: 3, composition: Clinics.GroupComposition.MultipleFamily);
        group.Run();
        SeriesRules.Seats(group.State, 3).ShouldBe(7);
        GroupRules.Define(group.State, GroupFixture.Definition(4), group.Settings, seats: 8).Refusal!.Code.ShouldBe("room_too_small");
    }

    [Fact]
    public void F8_the_capacity_of_a_running_group_grows_no_further_than_its_room_has_seats()
    {
        var group = new GroupFixture(capacity: 3);
        Decision Grow(int capacity, int? seats) => GroupRules.Define(group.State, GroupFixture.Definition(capacity), group.Settings, seats);
        Grow(20, null).Refusal.ShouldBeNull();
        group.Do(state => SeriesRules.Start(state, GroupFixture.Key, GroupFixture.Series(), Operation, group.Settings, group.Now));
        Grow(4, null).Refusal!.Code.ShouldBe("booking_in_progress");
        Settle(group, [], Operation, isRoomFree: true);

        // Members, and their facilitator.
        Grow(8, 9).Refusal.ShouldBeNull();
        Grow(9, 9).Refusal!.Code.ShouldBe("room_too_small");
        Grow(2, 1).Refusal.ShouldBeNull();
    }

    [Fact]
    public void R9_a_closed_group_plans_no_more_than_its_sessions()
    {
        var group = new GroupFixture();
        group.Do(state => GroupRules.Define(state, GroupFixture.Definition(3) with { ClosedAfterSessions = 3 }, group.Settings));
        group.Run();
        group.State.Planned.Length.ShouldBe(3);
        group.State.Deadline.ShouldBeNull();
    }

    [Fact]
    public void S2_a_session_with_an_older_roster_is_told_and_one_that_settled_is_not()
    {
        var group = new GroupFixture();
        group.Run();
        group.Enroll("ann");
        var taken = group.State.RosterVersion;
        group.Enroll("bob");
        var session = GroupFixture.Slot(0).Session;
        Tell(group, state => GroupRules.TakeRoster(state, new(session, taken))).OfType<RosterChanged>().ShouldHaveSingleItem().Roster.Members.Length.ShouldBe(2);
        Tell(group, state => EnrollmentRules.Graduate(state, new("bob", group.Of("bob").Version), group.Zone, group.Now)).OfType<RosterChanged>().ShouldHaveSingleItem().Roster.Members.Length.ShouldBe(1);
        group.Settle(0, AttendanceKind.Present);
        Tell(group, state => GroupRules.TakeRoster(state, new(session, taken))).ShouldBeEmpty();
        Tell(group, state => EnrollmentRules.Graduate(state, new("ann", group.Of("ann").Version), group.Zone, group.Now)).OfType<RosterChanged>().ShouldBeEmpty();
    }

    private static List<IEffectMessage> Settle(GroupFixture group, RefusalDetail[] conflicts, Guid? operation = null, bool isRoomFree = false)
    {
        if (operation is null) group.Do(state => SeriesRules.Start(state, GroupFixture.Key, GroupFixture.Series(), Operation, group.Settings, group.Now));
        return Tell(group, state => SeriesRules.Settle(state, GroupFixture.Key, operation ?? Operation, [.. conflicts], isRoomFree, group.Settings));
    }

    private static List<IEffectMessage> Tell(GroupFixture group, Func<GroupState, Decision> decide)
    {
        var (before, told) = (group.State, group.Journal.Count);
        group.Do(decide).Refusal.ShouldBeNull();
        return [.. GroupEffects.Of(before, group.State, GroupFixture.Key, group.Journal[told..].ToArray()).Select(effect => effect.Message)];
    }
}
