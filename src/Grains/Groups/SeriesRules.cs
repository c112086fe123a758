using System.IO.Hashing;
using System.Text;
using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>The series of a group's sessions and the bookings for it (F-4, F-9, F-10).</summary>
internal static class SeriesRules
{
    private const int MostSlots = 14;
    private const int ShortestMinutes = 10;
    private const int LongestMinutes = 480;
    private static readonly Refusal NoSessions = new("no_sessions", "The group has no session in these dates.");
    public static readonly Refusal NotStarted = Refusal.Conflict("series_not_started", "The group's series has not started.");
    private static readonly Refusal NotPlanned = Refusal.Conflict("session_not_planned", "Only a session of the series that has not begun can be moved.");
    private const int FarthestDays = 366;

    public static Refusal ReasonRequired { get; } = new("reason_required", "Say why.");

    public static Refusal BookingInProgress { get; } = Refusal.Conflict("booking_in_progress", "The group's series is being booked at this moment.");

    public static Decision Start(GroupState group, GroupKey key, StartSeries command, Guid operation, ClinicSettings settings, DateTimeOffset now)
    {
        if (group.Definition is not { } definition) return Refusal.NotFound("group");
        if (Malformed(command) is { } malformed) return malformed;
        var zone = new ClinicZone(settings.TimeZone);
        var today = zone.Date(now);
        if (Math.Abs(command.From.DayNumber - today.DayNumber) > FarthestDays) return Refusal.Invalid("from", "A series starts within a year of today.");
        if (LacksSecond(group, command) is { } lacks) return lacks;
        if (group.IsEnded) return GroupRules.Ended;
        if (group.Series is not null) return Refusal.Conflict("series_already_started", "The group's series has started already.");
        if (group.Pending is not null) return BookingInProgress;

        var until = (command.From > today ? command.From : today).AddDays(7 * settings.Policies.BookingWeeks);
        ImmutableArray<BookingSlot> slots =
        [
            .. Occurrences(key, command.Slots, command.From, zone).TakeWhile(slot => slot.Date < until).Where(slot => !IsOff(group, slot.Date, settings)).Take(definition.ClosedAfterSessions ?? int.MaxValue),
        ];
        return slots.IsEmpty ? NoSessions : Decision.Of(new SeriesBookingStarted(operation, command, slots));
    }

    /// <summary>
    /// Begins to change the series from a date on (F-10). A session that is planned moves inside its week and keeps its key; where its new time would be before that date it stays as it is.
    /// A week that lacks a session of one of the slots gets it, unless that session was cancelled.
    /// </summary>
    public static Decision Change(GroupState group, GroupKey key, StartSeries command, Guid operation, ClinicSettings settings, DateTimeOffset now)
    {
        if (group.Definition is not { } definition) return Refusal.NotFound("group");
        if (Malformed(command) is { } malformed) return malformed;
        var zone = new ClinicZone(settings.TimeZone);
        var today = zone.Date(now);
        if (command.From <= today) return Refusal.Invalid("from", "A series changes from tomorrow on, or from a later date.");
        if (LacksSecond(group, command) is { } lacks) return lacks;
        if (group.IsEnded) return GroupRules.Ended;
        if (group.Newest is not { } series) return NotStarted;
        if (command.From > group.PlannedThrough!.Date) return Refusal.Invalid("from", $"Sessions are planned up to {group.PlannedThrough.Date:yyyy-MM-dd}: a change begins on that date or before.");
        if (group.Pending is not null) return BookingInProgress;
        if (command.Slots.Any(slot => slot.Number <= group.HighestSlot && series.Slots.All(known => known.Number != slot.Number)))
        {
            return Refusal.Invalid("slots", $"A new slot gets a new number: {group.HighestSlot + 1} or higher.");
        }

        var (changed, calledOff, through) = (new List<BookingSlot>(), new List<SessionKey>(), group.PlannedThrough!.Start);
        foreach (var planned in group.Planned.Where(slot => slot.Date >= command.From && slot.Start > now && !group.OpenSessions.Contains(slot.Session)))
        {
            // What was added beside the weekly times stays, with the leaders and the room of the changed series.
            if (planned.Session.IsExtra)
            {
                changed.Add(planned);
                continue;
            }

            if (command.Slots.FirstOrDefault(slot => slot.Number == planned.Session.Slot) is not { } slot)
            {
                calledOff.Add(planned.Session);
                continue;
            }

            // A session that was moved by itself was meant to be at that time: it keeps it, with the leaders and the room of the changed series.
            if (IsMoved(group, planned, zone))
            {
                changed.Add(planned);
                continue;
            }

            var moved = InWeekOf(planned.Session, slot, zone);
            if (moved.Date < command.From) continue;
            if (moved.Start > through) through = moved.Start;
            if (IsOff(group, moved.Date, settings)) calledOff.Add(planned.Session);
            else changed.Add(moved);
        }

        var places = definition.ClosedAfterSessions is { } sessions ? Math.Max(0, sessions - group.PlannedCount + calledOff.Count) : int.MaxValue;
        ImmutableArray<BookingSlot> added = [.. Occurrences(key, command.Slots, command.From, zone).TakeWhile(slot => slot.Start <= through).Where(slot => IsOpen(group, slot, settings)).Take(places)];
        ImmutableArray<BookingSlot> slots = [.. changed.Concat(added).OrderBy(slot => slot.Start)];
        if (slots.IsEmpty) return NoSessions;
        return Decision.Of(new SeriesChangeStarted(operation, command, slots, new([.. added.Select(slot => slot.Session)], [.. calledOff])));
    }

    /// <summary>Begins to move one session (F-10).</summary>
    /// <param name="needs">Who leads the session now, and its room.</param>
    public static Decision Move(GroupState group, MoveSession command, BookingNeeds needs, Guid operation, ClinicSettings settings, DateTimeOffset now)
    {
        if (group.Definition is null) return Refusal.NotFound("group");
        if (group.Planned.FirstOrDefault(slot => slot.Session == command.Session) is not { } planned || planned.Start <= now || group.OpenSessions.Contains(command.Session)) return NotPlanned;
        var zone = new ClinicZone(settings.TimeZone);
        if (Misplaced(command.Date, command.Minutes, command.Room, settings, zone.Date(now)) is { } misplaced) return misplaced;
        var moved = At(command.Session, command.Date, command.Start, command.Minutes ?? (int)(planned.End - planned.Start).TotalMinutes, zone);
        if (moved.Start <= now) return Refusal.Invalid("start", "A session moves to a time that is still to come.");
        if (group.Pending is not null) return BookingInProgress;
        needs = needs with { Room = command.Room ?? needs.Room };
        return moved == planned && command.Room is null ? Decision.Nothing : Decision.Of(new SessionMoveStarted(operation, moved, needs));
    }

    /// <summary>Why no single session can be held at a place and date; null where it can.</summary>
    public static Refusal? Misplaced(DateOnly date, int? minutes, string? room, ClinicSettings settings, DateOnly today) =>
        minutes is < ShortestMinutes or > LongestMinutes ? Refusal.Invalid("minutes", $"A session lasts {ShortestMinutes} to {LongestMinutes} minutes.")
        : room is not null && !KeyText.IsSegment(room) ? Refusal.Invalid("room", "The room's id is malformed.")
        : Math.Abs(date.DayNumber - today.DayNumber) > FarthestDays ? Refusal.Invalid("date", "A session is held on a date within a year of today.")
        : settings.Holiday(date) is { } holiday ? Refusal.Conflict("clinic_holiday", $"The clinic is closed on that date: {holiday.Name}.")
        : null;

    /// <summary>Calls off what is planned in some dates, and leaves them out from now on (S-13).</summary>
    public static Decision CallOff(GroupState group, CallOffSessions command, string? reason, ClinicSettings settings, DateTimeOffset now)
    {
        if (group.Definition is null) return Refusal.NotFound("group");
        if (string.IsNullOrWhiteSpace(reason)) return ReasonRequired;
        var today = new ClinicZone(settings.TimeZone).Date(now);
        if (command.To < command.From || command.To < today || command.To.DayNumber - today.DayNumber > FarthestDays) return Refusal.Invalid("dates", "The dates go from the first to the last, which is today or within a year.");
        if (group.Pending is not null) return BookingInProgress;
        ImmutableArray<SessionKey> meant = [.. group.Planned.Where(slot => slot.Date >= command.From && slot.Date <= command.To && slot.Start > now).Select(slot => slot.Session)];
        var isKnown = group.Breaks.Contains(new(command.From, command.To));
        return meant.IsEmpty && (isKnown || command.To <= group.PlannedThrough?.Date || group.Series is null) ? (isKnown ? Decision.Nothing : NoSessions) : Decision.Of(new SessionsCalledOff(meant, command.From, command.To));
    }

    /// <summary>Calls off what is planned on a date on which the clinic is closed.</summary>
    public static Decision CallOff(GroupState group, DateOnly date, DateTimeOffset now)
    {
        ImmutableArray<SessionKey> meant = [.. group.Planned.Where(slot => slot.Date == date && slot.Start > now).Select(slot => slot.Session)];
        return meant.IsEmpty ? Decision.Nothing : Decision.Of(new SessionsCalledOff(meant));
    }

    /// <summary>Settles the operation: <paramref name="conflicts"/> of all resources together, none when all of them gave their slots.</summary>
    /// <param name="isRoomFree">Whether the room gave its slots: a later session that only lacks facilitators keeps it, for no command books a room by itself.</param>
    /// <param name="toCover">Sessions of a series whose facilitators are away then: they are planned for others to cover (F-5).</param>
    public static Decision Settle(GroupState group, GroupKey key, Guid operation, ImmutableArray<RefusalDetail> conflicts, bool isRoomFree, ClinicSettings settings, ImmutableArray<SessionKey> toCover = default)
    {
        if (group.Pending is not { } pending || pending.Operation != operation) return Decision.Nothing;
        if (pending.IsWhole && !conflicts.IsEmpty) return Decision.Of(new SeriesBookingFailed(operation, conflicts));
        if (pending.Move is not null) return Decision.Of(new SessionMoved(operation));
        if (pending.Extra is not null) return Decision.Of(new ExtraSessionBooked(operation));

        var zone = new ClinicZone(settings.TimeZone);
        var last = pending.Change is null ? pending.Slots[^1] : group.ThroughWith(pending);
        var next = After(group, last, key, pending.Series ?? group.Newest!, settings);
        var extendsAt = zone.Instant(next.Date.AddDays(1 - (7 * settings.Policies.BookingWeeks)), TimeOnly.MinValue);
        IDomainEvent settled = pending.Change is not null ? new SeriesChanged(operation, extendsAt, zone.Instant(pending.Series!.From, TimeOnly.MinValue))
            : pending.Series is not null ? new SeriesBooked(operation, extendsAt)
            : conflicts.IsEmpty ? new SessionBooked(operation, extendsAt)
            : new SessionLeftUncovered(operation, conflicts, isRoomFree, extendsAt);
        return toCover.IsDefaultOrEmpty ? Decision.Of(settled) : Decision.Of(new SeriesLeftToCover(operation, toCover), settled);
    }

    /// <summary>
    /// The sessions that a series leaves to cover: those in which a facilitator is away, where nothing else speaks against the series and some sessions are left to them. Empty otherwise: then
    /// the conflicts stand (F-10).
    /// </summary>
    public static ImmutableArray<SessionKey> LeftToCover(PendingBooking pending, ImmutableArray<RefusalDetail> conflicts)
    {
        if (pending.Series is null || conflicts.IsEmpty || !conflicts.All(IsAway)) return [];
        var away = conflicts.Select(conflict => conflict.Subject).ToHashSet();
        ImmutableArray<SessionKey> left = [.. pending.Slots.Select(slot => slot.Session).Where(session => away.Contains(session.ToString()))];
        return left.Length < pending.Slots.Length ? left : [];
    }

    public static bool IsAway(RefusalDetail conflict) => conflict.Code == "on_time_off";

    /// <summary>The changed series whose date has come takes the place of the one before it.</summary>
    public static Decision ComeIntoForce(GroupState group, DateTimeOffset now) =>
        group.Ahead is [var next, ..] && next.InForceAt <= now ? Decision.Of(new SeriesCameIntoForce(next.Series.From)) : Decision.Nothing;

    /// <summary>Begins to book the series' next session once it is inside the booking horizon.</summary>
    public static Decision Extend(GroupState group, BookingSlot next, Guid operation) =>
        group.IsEnded || group.Pending is not null || group.PlannedThrough is not { } through || !IsAfter(next, through)
            ? Decision.Nothing
            : Decision.Of(new SessionBookingStarted(operation, next));

    /// <summary>The series' session after the last one planned, or null when there is none.</summary>
    public static BookingSlot? Next(GroupState group, GroupKey key, ClinicSettings settings) =>
        group is { Newest: { } series, PlannedThrough: { } through, IsFullyPlanned: false, IsEnded: false } ? After(group, through, key, series, settings) : null;

    /// <summary>The dates of a series without end, in order. Local times hold across daylight-saving changes.</summary>
    public static IEnumerable<BookingSlot> Occurrences(GroupKey key, ImmutableArray<WeeklySlot> slots, DateOnly from, ClinicZone zone)
    {
        for (var date = from; ; date = date.AddDays(1))
        {
            foreach (var slot in slots.Where(slot => slot.Day == date.DayOfWeek).OrderBy(slot => slot.Start))
            {
                yield return At(new SessionKey(key.Clinic, key.Group, date, slot.Number), date, slot.Start, slot.Minutes, zone);
            }
        }
    }

    /// <summary>Seats that a room needs (F-8): members, facilitators, and in a multiple-family group one more for each member's family.</summary>
    public static int Seats(int capacity, GroupComposition composition, int facilitators) => capacity * (composition == GroupComposition.MultipleFamily ? 2 : 1) + facilitators;

    /// <summary>Seats that the group needs of its room with that many places.</summary>
    public static int Seats(GroupState group, int capacity) =>
        Seats(capacity, group.Composition, group.InForceOrAhead.Concat(group.Pending?.Series is { } wanted ? [wanted] : []).Select(series => Facilitators(series).Length).DefaultIfEmpty(group.FacilitatorsNeeded).Max());

    public static ImmutableArray<string> Facilitators(StartSeries series) => series.CoFacilitator is { } second ? [series.Facilitator, second] : [series.Facilitator];

    public static BookingNeeds NeedsOf(StartSeries series) => new(Facilitators(series), series.Room, series.Modality);

    /// <summary>Who and what the pending operation books.</summary>
    public static BookingNeeds PendingNeeds(GroupState group) => group.Pending!.Move ?? group.Pending.Extra ?? NeedsOf(group.Pending.Series ?? group.Newest!);

    /// <summary>Those who move with a session and do not lead the group: they cover, also at its new time (F-6, F-7).</summary>
    public static ImmutableArray<string> Covering(GroupState group) =>
        group.Pending?.Move is { } needs ? [.. needs.Facilitators.Except(group.Series is { } series ? Facilitators(series) : [])] : [];

    /// <summary>All that is booked.</summary>
    public static IEnumerable<GrainId> Resources(GroupKey key, BookingNeeds needs)
    {
        foreach (var facilitator in needs.Facilitators) yield return FacilitatorId(key, facilitator);
        if (needs.Room is { } room) yield return GrainId.Create(GrainTypes.Room, $"{key.Clinic}/{room}");
    }

    public static GrainId FacilitatorId(GroupKey key, string facilitator) => GrainId.Create(GrainTypes.Facilitator, $"{key.Clinic}/{facilitator}");

    public static bool IsRoom(GrainId resource) => resource.Type == GrainType.Create(GrainTypes.Room);

    /// <summary>The operation that books one session by itself: the same whoever begins it.</summary>
    public static Guid OperationFor(SessionKey session) => OperationOf(session.ToString());

    /// <summary>The id of what follows by itself from <paramref name="cause"/>.</summary>
    public static Guid OperationOf(string cause) => new(XxHash128.Hash(Encoding.UTF8.GetBytes(cause)));

    /// <summary>The id under which the operation's outcome is committed, once.</summary>
    public static Guid SettlingOf(Guid operation) => new(XxHash128.Hash([.. operation.ToByteArray(), 1]));

    /// <summary>All reasons of one resource's refusal.</summary>
    public static ImmutableArray<RefusalDetail> Conflicts(Refusal refusal) => refusal.Details.IsEmpty ? [new(refusal.Code, refusal.Message)] : refusal.Details;

    /// <summary>The refusal that lists every conflict and has the code of the first (F-10).</summary>
    public static Refusal Refuse(ImmutableArray<RefusalDetail> conflicts) => Refusal.Conflict(conflicts[0].Code, conflicts[0].Message) with { Details = conflicts };

    private static BookingSlot After(GroupState group, BookingSlot last, GroupKey key, StartSeries series, ClinicSettings settings) =>
        Occurrences(key, series.Slots, last.Date, new(settings.TimeZone)).First(slot => IsAfter(slot, last) && IsOpen(group, slot, settings));

    /// <summary>Whether a session of the series is missing there: no day off, and its slot has none in that week yet, be it planned, moved to another time, or cancelled.</summary>
    private static bool IsOpen(GroupState group, BookingSlot slot, ClinicSettings settings) =>
        !IsOff(group, slot.Date, settings) && !IsPlanned(group, slot) && !group.Settled.Any(settled => IsSameOccurrence(settled.Key, slot.Session));

    /// <summary>Whether the slot has its session in that week, at whatever time, or one was added at its time.</summary>
    public static bool IsPlanned(GroupState group, BookingSlot slot) =>
        group.Planned.Any(planned => IsSameOccurrence(planned.Session, slot.Session) || (planned.Session.IsExtra && planned.Start == slot.Start));

    public static bool IsSameOccurrence(SessionKey one, SessionKey other) => one.Slot == other.Slot && ClinicZone.Monday(one.Date) == ClinicZone.Monday(other.Date);

    /// <summary>The time that a slot gives to the session of its own in that week.</summary>
    private static BookingSlot InWeekOf(SessionKey session, WeeklySlot slot, ClinicZone zone) =>
        At(session, ClinicZone.Monday(session.Date).AddDays(((int)slot.Day + 6) % 7), slot.Start, slot.Minutes, zone);

    /// <summary>The weekly time that a session would have if it were held every week.</summary>
    public static WeeklySlot WeeklyOf(BookingSlot slot, ClinicZone zone) =>
        new(slot.Session.Slot, slot.Date.DayOfWeek, TimeOnly.FromDateTime(zone.Local(slot.Start).DateTime), (int)(slot.End - slot.Start).TotalMinutes);

    private static bool IsMoved(GroupState group, BookingSlot planned, ClinicZone zone) =>
        group.InForceOrAhead.All(series => series.Slots.FirstOrDefault(slot => slot.Number == planned.Session.Slot) is not { } slot || InWeekOf(planned.Session, slot, zone) != planned);

    public static bool IsOff(GroupState group, DateOnly date, ClinicSettings settings) => settings.Holiday(date) is not null || group.Breaks.Any(known => known.Holds(date));

    public static BookingSlot At(SessionKey session, DateOnly date, TimeOnly start, int minutes, ClinicZone zone)
    {
        var instant = zone.Instant(date, start);
        return new(session, date, instant, instant.AddMinutes(minutes));
    }

    private static Refusal? LacksSecond(GroupState group, StartSeries command) =>
        group.FacilitatorsNeeded > 1 && command.CoFacilitator is null ? new("needs_two_facilitators", "Groups of this type need two facilitators.") : null;

    private static bool IsAfter(BookingSlot slot, BookingSlot other) => slot.Start > other.Start;

    private static Refusal? Malformed(StartSeries command)
    {
        if (command.Slots.IsDefaultOrEmpty || command.Slots.Length > MostSlots) return Refusal.Invalid("slots", $"A series has 1 to {MostSlots} slots a week.");
        foreach (var slot in command.Slots)
        {
            if (slot.Number is < 1 or > SessionKey.MaxWeeklySlot || slot.Minutes is < ShortestMinutes or > LongestMinutes || !Enum.IsDefined(slot.Day))
            {
                return Refusal.Invalid("slots", $"A slot has a number from 1 to {SessionKey.MaxWeeklySlot}, a day, and 10 to 480 minutes.");
            }
        }
        if (command.Slots.DistinctBy(slot => slot.Number).Count() != command.Slots.Length) return Refusal.Invalid("slots", "Each slot of the week has its own number.");
        var week = command.Slots.Select(slot => (Start: (int)slot.Day * 1440 + (int)slot.Start.ToTimeSpan().TotalMinutes, slot.Minutes)).Order().ToList();
        if (week.Zip(week.Skip(1)).Any(pair => pair.First.Start + pair.First.Minutes > pair.Second.Start)) return Refusal.Invalid("slots", "Slots of one group do not overlap.");
        if (!KeyText.IsSegment(command.Facilitator)) return Refusal.Invalid("facilitator", "A series has a facilitator.");
        if (command.CoFacilitator is { } second && (!KeyText.IsSegment(second) || second == command.Facilitator))
        {
            return Refusal.Invalid("co_facilitator", "The co-facilitator is another facilitator.");
        }
        if (!Enum.IsDefined(command.Modality)) return Refusal.Invalid("modality", "There is no such modality.");
        if (command.Room is { } room ? !KeyText.IsSegment(room) : command.Modality == Modality.InPerson) return Refusal.Invalid("room", "Sessions in person need a room.");
        return null;
    }
}
