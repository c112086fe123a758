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
        _group.State.Series!.Facilitator.ShouldBe("gil");

        // The next one is a Tuesday of the ninth week, with a key of its own.
        SeriesRules.Next(_group.State, GroupFixture.Key, _group.Settings)!.Session.Date.ShouldBe(_group.Today.AddDays(57));
        var effects = Effects<SeriesChanged>();
        effects.Select(effect => effect.Message).OfType<SessionPlanned>().Count().ShouldBe(6);
        effects.Select(effect => effect.Message).OfType<ReservationSettled>().ShouldAllBe(settled => settled.IsConfirmed);
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
        Effects<SeriesBookingFailed>().Select(effect => effect.Message).OfType<ReservationSettled>().ShouldAllBe(settled => !settled.IsConfirmed);
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
        effects.OfType<SessionPlanned>().ShouldAllBe(plan => plan.Time.Session.Slot == 2 && plan.Time.Date.DayOfWeek == DayOfWeek.Friday);
        Change(command with { From = from.AddDays(7), Slots = [new WeeklySlot(1, DayOfWeek.Monday, new(9, 0), 60)] }).Refusal!.Code.ShouldBe("invalid_slots");
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
        Effects<SessionMoved>().Select(effect => effect.Message).OfType<SessionPlanned>().ShouldHaveSingleItem().Facilitators.ShouldBe(["sub"]);
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
        SessionRules.Plan(first, plan, settings).Events.ShouldBeEmpty();
        SessionRules.CallOff(first, calledOff, settings).Events.ShouldBeEmpty();

        var planned = Apply(new SessionRecord(), SessionRules.Plan(new(), plan, settings));
        var after = Apply(planned, SessionRules.CallOff(planned, calledOff, settings));
        after.State.ShouldBe(SessionState.Cancelled);
        var told = SessionEffects.Of(new SessionWasCalledOff(), planned, after).Select(effect => effect.Message).ToList();
        told.OfType<BookingsReleased>().Count().ShouldBe(2);
        told.OfType<TaskDecided>().ShouldBeEmpty();
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
