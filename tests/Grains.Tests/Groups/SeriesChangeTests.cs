using GroupActors.Bookings;
using GroupActors.Sessions;
using GroupActors.Tasks;

namespace GroupActors.Groups;

/// <summary>Changes of a series that runs, single moves, breaks and holidays.</summary>
public class SeriesChangeTests
{
    private static readonly Guid Operation = new(8, 0, 0, new byte[8]);

    private readonly GroupFixture _group = new();

    public SeriesChangeTests()
    {
        _group.Run();
        _group.Enroll("ann");
    }

    [Fact]
    public void F10_a_change_moves_each_session_inside_its_week_keeps_its_key_and_leaves_earlier_ones()
    {
        var from = _group.Today.AddDays(8);
        Change(Tuesdays(from)).Refusal.ShouldBeNull();
        _group.State.Series!.Slots[0].Day.ShouldBe(DayOfWeek.Monday);
        Settle([]);

        var planned = _group.State.Planned;
        planned.Length.ShouldBe(8);
        planned.Take(2).Select(slot => slot.Date.DayOfWeek).ShouldAllBe(day => day == DayOfWeek.Monday);
        foreach (var slot in planned.Skip(2)) (slot.Date, _group.Zone.Local(slot.Start).Hour).ShouldBe((slot.Session.Date.AddDays(1), 13));
        _group.State.Newest!.Facilitator.ShouldBe("gil");

        // The next one is a Tuesday of the ninth week, with a key of its own.
        SeriesRules.Next(_group.State, GroupFixture.Key, _group.Settings)!.Session.Date.ShouldBe(_group.Today.AddDays(57));
        var effects = Effects<SeriesChanged>();
        effects.Select(effect => effect.Message).OfType<SessionPlanned>().Count().ShouldBe(6);
        effects.Select(effect => effect.Message).OfType<ReservationSettled>().Select(settled => settled.IsConfirmed).ShouldBe([true, true]);
        effects.Select(effect => effect.Message).OfType<TaskDecided>().ShouldHaveSingleItem().Content!.Kind.ShouldBe(TaskKind.TellRoster);
    }

    [Fact]
    public void F10_a_change_that_meets_a_conflict_changes_nothing_and_keeps_every_conflict()
    {
        var before = _group.State;
        Change(Tuesdays(_group.Today.AddDays(1)));
        Settle([new("room_double_booked", "Taken."), new("daily_cap", "Too many.")]);

        (_group.State.Series, _group.State.PlannedThrough).ShouldBe((before.Series, before.PlannedThrough));
        _group.State.Planned.ShouldBe(before.Planned);
        _group.State.Failed!.Conflicts.Length.ShouldBe(2);
        Effects<SeriesBookingFailed>().Select(effect => effect.Message).OfType<ReservationSettled>().Select(settled => settled.IsConfirmed).ShouldBe([false, false]);
    }

    [Fact]
    public void F10_sessions_of_a_slot_that_goes_away_are_cancelled_and_those_of_a_new_one_are_planned_under_its_own_number()
    {
        var from = _group.Today.AddDays(1);
        var command = Tuesdays(from) with { Slots = [new WeeklySlot(2, DayOfWeek.Friday, new(9, 0), 60)] };
        Change(command).Refusal.ShouldBeNull();
        Settle([]);

        var effects = Effects<SeriesChanged>().Select(effect => effect.Message).ToList();
        effects.OfType<SessionCalledOff>().Count().ShouldBe(7);
        var planned = effects.OfType<SessionPlanned>().ToList();
        planned.Count.ShouldBe(7);
        effects.OfType<TaskDecided>().ShouldHaveSingleItem().Content!.Title.ShouldSatisfyAllConditions(title => title.ShouldContain("have changed"), title => title.ShouldContain("7 sessions from"));
        planned.ShouldAllBe(plan => plan.Time.Session.Slot == 2 && plan.Time.Date.DayOfWeek == DayOfWeek.Friday);
        Change(command with { From = from.AddDays(7), Slots = [new WeeklySlot(1, DayOfWeek.Monday, new(9, 0), 60)] }).Refusal!.Code.ShouldBe("invalid_slots");
    }

    [Fact]
    public void F10_two_slots_of_which_one_moves_past_the_end_of_the_plan_lose_no_session()
    {
        var group = Twice(DayOfWeek.Monday, DayOfWeek.Thursday);
        group.State.PlannedThrough!.Session.Slot.ShouldBe(1);
        Change(group, [Weekly(1, DayOfWeek.Friday), Weekly(2, DayOfWeek.Thursday)]);

        Dates(group, 2).ShouldBe(Enumerable.Range(0, 9).Select(week => GroupFixture.Slot(week).Date.AddDays(3)).Take(9));
        Dates(group, 1).ShouldBe(Enumerable.Range(1, 8).Select(week => GroupFixture.Slot(week).Date.AddDays(4)).Prepend(GroupFixture.Slot(0).Date));
        SeriesRules.Next(group.State, GroupFixture.Key, group.Settings)!.Session.ShouldBe(new("riverside", "anxiety", GroupFixture.Slot(9).Date.AddDays(3), 2));
    }

    [Fact]
    public void F10_a_slot_that_moves_to_before_the_end_of_the_plan_is_planned_in_that_week_too_and_in_none_twice()
    {
        var group = Twice(DayOfWeek.Monday, DayOfWeek.Thursday);
        Change(group, [Weekly(1, DayOfWeek.Monday), Weekly(2, DayOfWeek.Monday, 7)]);

        Dates(group, 2).ShouldBe(Enumerable.Range(1, 8).Select(week => GroupFixture.Slot(week).Date).Prepend(GroupFixture.Slot(0).Date.AddDays(3)));
        Dates(group, 1).ShouldBe(Enumerable.Range(0, 9).Select(week => GroupFixture.Slot(week).Date));
    }

    [Fact]
    public void F10_a_week_that_was_left_out_for_a_holiday_gets_its_session_on_the_new_day_and_a_cancelled_one_stays_cancelled()
    {
        var group = new GroupFixture();
        group.Settings = group.Settings with { Holidays = [new(GroupFixture.Slot(3).Date, "Founders' Day")] };
        group.Run();
        Dates(group, 1).ShouldNotContain(GroupFixture.Slot(3).Date);
        group.Settle(5, 1, isCancelled: true);
        group.Now = GroupFixture.Start;
        Change(group, [Weekly(1, DayOfWeek.Tuesday)]);

        var weeks = group.State.Planned.Select(slot => slot.Date.AddDays(-1)).ToList();
        weeks.ShouldContain(GroupFixture.Slot(3).Date);
        weeks.ShouldNotContain(GroupFixture.Slot(5).Date);
        group.State.Planned.Length.ShouldBe(7);
    }

    [Fact]
    public void F10_a_session_that_was_moved_by_itself_keeps_its_time_when_the_series_changes_and_gets_its_new_leader()
    {
        var session = GroupFixture.Slot(7).Session;
        Move(session, _group.Today.AddDays(120)).Refusal.ShouldBeNull();
        Settle([]);
        var moved = _group.State.Planned.Single(slot => slot.Session == session);
        Change(Tuesdays(_group.Today.AddDays(1))).Refusal.ShouldBeNull();
        Settle([]);

        _group.State.Planned.ShouldContain(moved);
        _group.State.Planned.Count(slot => slot.Date.DayOfWeek == DayOfWeek.Tuesday && slot != moved).ShouldBe(6);
        Effects<SeriesChanged>().Select(effect => effect.Message).OfType<SessionPlanned>().Single(plan => plan.Time == moved).Facilitators.ShouldBe(["gil"]);
        SeriesRules.Next(_group.State, GroupFixture.Key, _group.Settings)!.Date.ShouldBe(_group.Today.AddDays(57));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void F10_slots_that_swap_or_give_way_to_each_other_are_in_nobodys_way(bool isSwap)
    {
        var group = Twice(DayOfWeek.Monday, DayOfWeek.Wednesday);
        var book = new BookingBook { Bookings = [.. group.State.Planned.Select(slot => new Booking(Operation, slot))] };
        var command = GroupFixture.Series() with
        {
            From = group.Today.AddDays(1),
            Slots = isSwap ? [Weekly(1, DayOfWeek.Wednesday), Weekly(2, DayOfWeek.Monday)] : [Weekly(1, DayOfWeek.Wednesday)],
        };
        group.Do(state => SeriesRules.Change(state, GroupFixture.Key, command, Guid.NewGuid(), group.Settings, group.Now)).Refusal.ShouldBeNull();
        var pending = group.State.Pending!;

        BookingRules.DoubleBookings(book, pending.Slots, TimeSpan.Zero, "facilitator_double_booked", "Fay").ShouldNotBeEmpty();
        BookingRules.DoubleBookings(book.Without(pending.Replaced), pending.Slots, TimeSpan.Zero, "facilitator_double_booked", "Fay").ShouldBeEmpty();
    }

    [Fact]
    public void F10_a_series_changes_from_tomorrow_on_and_one_operation_at_a_time()
    {
        Change(Tuesdays(_group.Today)).Refusal!.Code.ShouldBe("invalid_from");
        Change(Tuesdays(_group.Today.AddDays(1))).Refusal.ShouldBeNull();
        Change(Tuesdays(_group.Today.AddDays(1))).Refusal!.Code.ShouldBe("booking_in_progress");
        Move(GroupFixture.Slot(3).Session, _group.Today.AddDays(22)).Refusal!.Code.ShouldBe("booking_in_progress");
        CallOff(_group.Today.AddDays(1), _group.Today.AddDays(9)).Refusal!.Code.ShouldBe("booking_in_progress");
    }

    [Fact]
    public void F9_F10_a_session_that_was_cancelled_while_the_change_was_booked_gives_its_slots_back()
    {
        Change(Tuesdays(_group.Today.AddDays(1)));
        _group.Settle(2, 1, isCancelled: true);
        Settle([]);

        _group.State.Planned.ShouldNotContain(slot => slot.Session == GroupFixture.Slot(2).Session);
        var effects = Effects<SeriesChanged>().Select(effect => effect.Message).ToList();
        effects.OfType<SessionPlanned>().ShouldNotContain(plan => plan.Time.Session == GroupFixture.Slot(2).Session);
        effects.OfType<BookingsReleased>().ShouldAllBe(released => released.Sessions.Single() == GroupFixture.Slot(2).Session && released.Operations.Single() == Operation);
        effects.OfType<BookingsReleased>().Count().ShouldBe(2);
    }

    [Fact]
    public void F10_one_session_moves_with_whoever_leads_it_and_the_series_goes_on_as_it_was()
    {
        var session = GroupFixture.Slot(7).Session;
        Move(session, _group.Today.AddDays(51)).Refusal.ShouldBeNull();
        Settle([]);

        var moved = _group.State.Planned.Single(slot => slot.Session == session);
        (moved.Date, _group.Zone.Local(moved.Start).Hour, (moved.End - moved.Start).TotalMinutes).ShouldBe((_group.Today.AddDays(51), 17, 60));
        var told = Effects<SessionMoved>().Select(effect => effect.Message).OfType<SessionMovedTo>().ShouldHaveSingleItem();
        (told.Plan.Facilitators.Single(), told.Covering.Single()).ShouldBe(("sub", "sub"));
        SeriesRules.Next(_group.State, GroupFixture.Key, _group.Settings)!.Date.ShouldBe(_group.Today.AddDays(56));
        Move(GroupFixture.Slot(0).Session, _group.Today.AddDays(1)).Refusal!.Code.ShouldBe("session_not_planned");
    }

    [Fact]
    public void S13_the_sessions_of_a_break_are_called_off_once_and_none_is_planned_in_it()
    {
        CallOff(_group.Today.AddDays(50), _group.Today.AddDays(40)).Refusal!.Code.ShouldBe("invalid_dates");
        CallOff(_group.Today.AddDays(1), _group.Today.AddDays(6)).Refusal!.Code.ShouldBe("no_sessions");
        CallOff(_group.Today.AddDays(42), _group.Today.AddDays(60), reason: " ").Refusal!.Code.ShouldBe("reason_required");
        CallOff(_group.Today.AddDays(42), _group.Today.AddDays(60)).Refusal.ShouldBeNull();

        var effects = Effects<SessionsCalledOff>().Select(effect => effect.Message).ToList();
        effects.OfType<SessionCalledOff>().Select(called => called.Plan.Time.Session).ShouldBe([GroupFixture.Slot(6).Session, GroupFixture.Slot(7).Session]);
        effects.OfType<TaskDecided>().ShouldHaveSingleItem().Content!.Title.ShouldStartWith("2 sessions");
        SeriesRules.Next(_group.State, GroupFixture.Key, _group.Settings)!.Date.ShouldBe(_group.Today.AddDays(63));
    }

    [Fact]
    public void S13_no_session_is_planned_or_moved_onto_a_holiday()
    {
        var holiday = _group.Today.AddDays(56);
        _group.Settings = _group.Settings with { Holidays = [new(holiday, "Founders' Day")] };

        SeriesRules.Next(_group.State, GroupFixture.Key, _group.Settings)!.Date.ShouldBe(holiday.AddDays(7));
        Move(GroupFixture.Slot(7).Session, holiday).Refusal!.Code.ShouldBe("clinic_holiday");
    }

    [Fact]
    public void S13_a_session_hears_that_it_is_called_off_before_or_after_its_plan_and_twice()
    {
        var (settings, slot) = (_group.Settings, GroupFixture.Slot(3));
        var plan = new SessionPlanned(5, "Anxiety", "anxiety", slot, ["fay"], 1, "oak", Modality.InPerson, Operation);
        var calledOff = new SessionCalledOff(plan with { GroupVersion = 9, Facilitators = [], Room = null, Operation = null }, "Vacation.");

        var first = Apply(new SessionRecord(), SessionRules.CallOff(new(), calledOff, settings));
        first.State.ShouldBe(SessionState.Cancelled);
        Apply(first, SessionRules.Plan(first, plan, settings)).State.ShouldBe(SessionState.Cancelled);
        SessionRules.CallOff(first, calledOff, settings).Events.ShouldBeEmpty();

        var planned = Apply(new SessionRecord(), SessionRules.Plan(new(), plan, settings));
        var after = Apply(planned, SessionRules.CallOff(planned, calledOff, settings));
        after.State.ShouldBe(SessionState.Cancelled);
        var told = SessionEffects.Of(new SessionWasCalledOff(), planned, after).Select(effect => effect.Message).ToList();
        told.OfType<BookingsReleased>().Count().ShouldBe(2);
        told.OfType<TaskDecided>().ShouldBeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public void F9_a_plan_that_arrives_after_a_newer_one_gives_back_what_it_had_booked(bool isCalledOff)
    {
        var (settings, slot) = (_group.Settings, GroupFixture.Slot(3));
        var plan = new SessionPlanned(5, "Anxiety", "anxiety", slot, ["fay"], 1, "oak", Modality.InPerson, new Guid(1, 0, 0, new byte[8]));
        var newer = plan with { GroupVersion = 9, Facilitators = ["gil"], Operation = Operation };
        var known = Apply(new SessionRecord(), isCalledOff ? SessionRules.CallOff(new(), new(newer with { Facilitators = [], Operation = null }, null), settings) : SessionRules.Plan(new(), newer, settings));
        var decision = SessionRules.Plan(known, plan, settings);

        var after = Apply(known, decision);
        (after.Plan, after.State).ShouldBe((known.Plan, known.State));
        after.Facilitators.ShouldBe(known.Facilitators);
        var effects = SessionEffects.Of(decision.Events.Single(), known, after).ToList();
        effects.Select(effect => effect.Target.Key.ToString()).ShouldBe(["riverside/fay", "riverside/oak"]);
        effects.ShouldAllBe(effect => ((BookingsReleased)effect.Message).Operations.Single() == plan.Operation);
        SessionRules.Plan(known, known.Plan!, settings).Events.ShouldBeEmpty();
    }

    [Fact]
    public void S3_a_notice_is_judged_anew_when_its_session_moves()
    {
        var (settings, slot) = (_group.Settings, GroupFixture.Slot(3));
        var plan = new SessionPlanned(5, "Anxiety", "anxiety", slot, ["fay"], 1, "oak", Modality.InPerson, Operation);
        var planned = Apply(new SessionRecord(), SessionRules.Plan(new(), plan, settings));
        var roster = new SessionRoster(1, [new("ann", 1, EnrollmentStatus.Active, null), new("bob", 1, EnrollmentStatus.Active, null)]);
        var late = Apply(planned, AttendanceRules.RecordNotice(planned, new("ann"), roster, slot.Start.AddHours(-2), settings.Policies));
        late.Member("ann")!.Kind.ShouldBe(AttendanceKind.LateCancel);

        var later = Moved(3 * 24);
        (later.Member("ann")!.Kind, later.Member("ann")!.NoticeReceivedAt).ShouldBe((AttendanceKind.Cancelled, slot.Start.AddHours(-2)));
        Moved(-3).Member("ann")!.Kind.ShouldBe(AttendanceKind.NoShow);

        SessionRecord Moved(int hours) => Apply(late, SessionRules.Plan(
            late, plan with { GroupVersion = 9, Operation = Guid.NewGuid(), Time = slot with { Start = slot.Start.AddHours(hours), End = slot.End.AddHours(hours) } }, settings));
    }

    [Fact]
    public void F10_a_change_is_in_force_from_its_date_on_and_takes_the_place_of_later_ones()
    {
        var (soon, later) = (_group.Today.AddDays(1), _group.Today.AddDays(22));
        Change(Tuesdays(later)).Refusal.ShouldBeNull();
        Settle([]);
        GroupRows.Card(_group.State, GroupFixture.Key).Facilitators.ShouldBe(["fay"]);
        _group.State.Newest!.From.ShouldBe(later);
        Change(Tuesdays(soon) with { Facilitator = "hal" }).Refusal.ShouldBeNull();
        Settle([]);
        _group.State.InForceOrAhead.Select(series => series.Facilitator).ShouldBe(["fay", "hal"]);

        _group.State.Deadline.ShouldBe(_group.Zone.Instant(soon, TimeOnly.MinValue));
        _group.Do(state => SeriesRules.ComeIntoForce(state, _group.Now)).Events.ShouldBeEmpty();
        _group.Now = _group.State.Deadline!.Value;
        _group.Do(state => SeriesRules.ComeIntoForce(state, _group.Now));
        (_group.State.Series!.Facilitator, _group.State.Ahead.IsEmpty).ShouldBe(("hal", true));
        GroupRows.Card(_group.State, GroupFixture.Key).Facilitators.ShouldBe(["hal"]);
    }

    [Fact]
    public void S13_sessions_of_both_series_that_are_called_off_give_back_both_leaders()
    {
        Change(Tuesdays(_group.Today.AddDays(22))).Refusal.ShouldBeNull();
        Settle([]);
        CallOff(_group.Today.AddDays(1), _group.Today.AddDays(40)).Refusal.ShouldBeNull();
        Effects<SessionsCalledOff>().Where(effect => effect.Message is BookingsReleased).Select(effect => effect.Target.Key.ToString()).ShouldBe(["riverside/fay", "riverside/oak", "riverside/gil"]);
    }

    [Theory, InlineData("gil", "oak"), InlineData("fay", "elm")]
    public void F10_a_change_of_the_leader_or_the_room_alone_leaves_every_time_as_it_is(string facilitator, string room)
    {
        var before = _group.State.Planned;
        Change(GroupFixture.Series(room: room) with { From = _group.Today.AddDays(1), Facilitator = facilitator }).Refusal.ShouldBeNull();
        Settle([]);

        _group.State.Planned.ShouldBe(before);
        var plans = Effects<SeriesChanged>().Select(effect => effect.Message).OfType<SessionPlanned>().ToList();
        plans.Select(plan => (plan.Facilitators.Single(), plan.Room)).ShouldBe(Enumerable.Repeat((facilitator, (string?)room), 7));
    }

    [Fact]
    public void F10_a_change_beyond_what_is_planned_says_so()
    {
        var through = _group.State.PlannedThrough!.Date;
        var refusal = Change(Tuesdays(through.AddDays(1))).Refusal!;
        (refusal.Code, refusal.Message.Contains($"{through:yyyy-MM-dd}", StringComparison.Ordinal)).ShouldBe(("invalid_from", true));
        Change(Tuesdays(through)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void F9_a_session_that_is_booked_anew_gives_back_what_it_had_and_a_cancelled_one_everything()
    {
        var (settings, slot) = (_group.Settings, GroupFixture.Slot(3));
        var plan = new SessionPlanned(5, "Anxiety", "anxiety", slot, ["fay"], 1, "oak", Modality.InPerson, new Guid(1, 0, 0, new byte[8]));
        var newer = plan with { GroupVersion = 9, Facilitators = ["gil"], Operation = Operation };
        var planned = Apply(new SessionRecord(), SessionRules.Plan(new(), plan, settings));

        Released(planned, newer).ShouldBe([plan.Operation!.Value, plan.Operation.Value]);
        var cancelled = Apply(planned, Decision.Of(new SessionCancelled()));
        Released(cancelled, newer).ShouldBe([plan.Operation.Value, plan.Operation.Value, Operation, Operation]);

        List<Guid> Released(SessionRecord session, SessionPlanned with)
        {
            var decision = SessionRules.Plan(session, with, settings);
            return [.. SessionEffects.Of(decision.Events.Single(), session, Apply(session, decision)).Select(effect => effect.Message).OfType<BookingsReleased>().Select(released => released.Operations.Single())];
        }
    }

    [Fact]
    public void F2_a_session_that_is_booked_for_another_time_gives_back_whoever_it_had_booked_for_the_time_before()
    {
        var (settings, slot) = (_group.Settings, GroupFixture.Slot(3));
        var plan = new SessionPlanned(5, "Anxiety", "anxiety", slot, [], 1, "oak", Modality.InPerson, new Guid(1, 0, 0, new byte[8]));
        var covered = Apply(new SessionRecord(), SessionRules.Plan(new(), plan, settings));
        covered = Apply(covered, AssignmentRules.Intend(covered, Operation, ["ben"]));
        covered = Apply(covered, AssignmentRules.Settle(covered, Operation, [new("ben", null, IsCover: true)]));

        var later = plan with { GroupVersion = 9, Time = slot with { Start = slot.Start.AddHours(4), End = slot.End.AddHours(4) }, Facilitators = ["carl"], Operation = new Guid(2, 0, 0, new byte[8]) };
        Replanned(later).Facilitators.Select(assigned => assigned.Id).ShouldBe(["carl"]);
        Replanned(later with { Facilitators = [] }).Facilitators.ShouldBeEmpty();
        var released = SessionEffects.Of(SessionRules.Plan(covered, later, settings).Events.Single(), covered, Replanned(later)).Select(effect => effect.Message).OfType<BookingsReleased>();
        released.ShouldContain(release => release.Operations.Single() == Operation);

        // At the same time whoever covers stays, as far as there is need.
        Replanned(later with { Time = slot, Facilitators = [] }).Facilitators.Select(assigned => assigned.Id).ShouldBe(["ben"]);
        Replanned(later with { Time = slot }).Facilitators.Select(assigned => assigned.Id).ShouldBe(["carl"]);

        SessionRecord Replanned(SessionPlanned with) => Apply(covered, SessionRules.Plan(covered, with, settings));
    }

    [Fact]
    public void F2_of_a_session_that_moves_whoever_was_taken_off_meanwhile_stays_off_and_cover_stays_cover()
    {
        var (settings, slot, old) = (_group.Settings, GroupFixture.Slot(3), new Guid(1, 0, 0, new byte[8]));
        var plan = new SessionPlanned(5, "Anxiety", "anxiety", slot, ["fay", "gil"], 2, "oak", Modality.InPerson, old);
        var planned = Apply(new SessionRecord(), SessionRules.Plan(new(), plan, settings));
        planned = Apply(planned, AssignmentRules.Remove(planned, "fay"));
        var moved = new SessionMovedTo(plan with { GroupVersion = 9, Time = slot with { Start = slot.Start.AddHours(4), End = slot.End.AddHours(4) }, Operation = Operation }, ["gil"]);

        var decision = SessionRules.Move(planned, moved, settings);
        var after = Apply(planned, decision);

        after.Facilitators.ShouldHaveSingleItem().ShouldBe(new AssignedFacilitator("gil", Operation, IsCover: true));
        after.Plan!.Time.ShouldBe(moved.Plan.Time);
        var released = decision.Events.SelectMany(happened => SessionEffects.Of(happened, planned, after)).Where(effect => effect.Message is BookingsReleased).ToList();
        released.ShouldContain(effect => effect.Target == GrainId.Create(GrainTypes.Facilitator, "riverside/fay") && ((BookingsReleased)effect.Message).Operations.Contains(Operation));
        released.ShouldContain(effect => effect.Target == GrainId.Create(GrainTypes.Facilitator, "riverside/gil") && ((BookingsReleased)effect.Message).Operations.Contains(old));
        SessionRules.Move(after, moved, settings).Events.ShouldBeEmpty();
    }

    [Fact]
    public void F2_who_was_asked_for_the_time_before_the_session_moved_is_refused()
    {
        var (settings, slot) = (_group.Settings, GroupFixture.Slot(3));
        var plan = new SessionPlanned(5, "Anxiety", "anxiety", slot, [], 1, "oak", Modality.InPerson, new Guid(1, 0, 0, new byte[8]));
        var planned = Apply(new SessionRecord(), SessionRules.Plan(new(), plan, settings));
        planned = Apply(planned, AssignmentRules.Intend(planned, Operation, ["ben"]));
        planned = Apply(planned, SessionRules.Move(planned, new(plan with { GroupVersion = 9, Time = slot with { Start = slot.Start.AddHours(4), End = slot.End.AddHours(4) }, Operation = new Guid(2, 0, 0, new byte[8]) }, []), settings));

        var settled = AssignmentRules.Settle(planned, Operation, [new("ben", null, IsCover: true)]);

        settled.Events.OfType<AssignmentRefused>().ShouldHaveSingleItem().Refusal.Code.ShouldBe("session_moved");
        Apply(planned, settled).Facilitators.ShouldBeEmpty();
    }

    private static WeeklySlot Weekly(int number, DayOfWeek day, int hour = 9) => new(number, day, new TimeOnly(hour, 0), 60);

    /// <summary>A group that meets twice a week, planned through the first slot of its ninth week.</summary>
    private static GroupFixture Twice(DayOfWeek first, DayOfWeek second)
    {
        var group = new GroupFixture();
        var operation = Guid.NewGuid();
        group.Settings = group.Settings with { Policies = group.Settings.Policies with { BookingWeeks = 8 } };
        group.Do(state => SeriesRules.Start(state, GroupFixture.Key, GroupFixture.Series() with { Slots = [Weekly(1, first), Weekly(2, second)] }, operation, group.Settings, group.Now)).Refusal.ShouldBeNull();
        group.Do(state => SeriesRules.Settle(state, GroupFixture.Key, operation, [], isRoomFree: true, group.Settings)).Refusal.ShouldBeNull();
        group.Extend();
        return group;
    }

    private static void Change(GroupFixture group, ImmutableArray<WeeklySlot> slots)
    {
        var operation = Guid.NewGuid();
        group.Do(state => SeriesRules.Change(state, GroupFixture.Key, GroupFixture.Series() with { From = group.Today.AddDays(1), Slots = slots }, operation, group.Settings, group.Now)).Refusal.ShouldBeNull();
        group.Do(state => SeriesRules.Settle(state, GroupFixture.Key, operation, [], isRoomFree: true, group.Settings)).Refusal.ShouldBeNull();
    }

    private static IEnumerable<DateOnly> Dates(GroupFixture group, int slot) => group.State.Planned.Where(planned => planned.Session.Slot == slot).Select(planned => planned.Date);

    private static StartSeries Tuesdays(DateOnly from) => new(from, [new WeeklySlot(1, DayOfWeek.Tuesday, new TimeOnly(13, 0), 60)], "gil", null, "oak");

    private Decision Change(StartSeries command) => _group.Do(state => SeriesRules.Change(state, GroupFixture.Key, command, Operation, _group.Settings, _group.Now));

    private Decision Move(SessionKey session, DateOnly date)
    {
        if (_group.Now == GroupFixture.Start) _group.Now = GroupFixture.Start.AddMinutes(1);
        return _group.Do(state => SeriesRules.Move(state, new(session, date, new(17, 0)), new(["sub"], "oak", Modality.InPerson), Operation, _group.Settings, _group.Now));
    }

    private Decision CallOff(DateOnly from, DateOnly to, string reason = "Vacation.") => _group.Do(state => SeriesRules.CallOff(state, new(from, to), reason, _group.Settings, _group.Now));

    private void Settle(ImmutableArray<RefusalDetail> conflicts) =>
        _group.Do(state => SeriesRules.Settle(state, GroupFixture.Key, Operation, conflicts, isRoomFree: conflicts.IsEmpty, _group.Settings)).Refusal.ShouldBeNull();

    /// <summary>What the last event of a kind told others.</summary>
    private List<Effect> Effects<TEvent>() where TEvent : IDomainEvent
    {
        var entry = _group.Journal.Last(entry => entry.Event is TEvent);
        var before = new GroupState().Apply([.. _group.Journal.TakeWhile(other => other != entry)]);
        return [.. GroupEffects.Of(before, before.Apply(entry), GroupFixture.Key, new[] { entry })];
    }

    private static SessionRecord Apply(SessionRecord session, Decision decision)
    {
        foreach (var happened in decision.Events) session = session.Apply(new JournalEntry(session.Version + 1, GroupFixture.Start, Actor.System("test"), null, null, null, happened));
        return session;
    }
}
