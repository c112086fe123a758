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
    private const int FarthestDays = 366;

    public static Refusal BookingInProgress { get; } = Refusal.Conflict("booking_in_progress", "The group's series is being booked at this moment.");

    public static Decision Start(GroupState group, GroupKey key, StartSeries command, Guid operation, ClinicSettings settings, DateTimeOffset now)
    {
        if (group.Definition is not { } definition) return Refusal.NotFound("group");
        if (Malformed(command) is { } malformed) return malformed;
        var zone = new ClinicZone(settings.TimeZone);
        var today = zone.Date(now);
        if (Math.Abs(command.From.DayNumber - today.DayNumber) > FarthestDays) return Refusal.Invalid("from", "A series starts within a year of today.");
        if (group.FacilitatorsNeeded > 1 && command.CoFacilitator is null)
        {
            return new Refusal("needs_two_facilitators", "Groups of this type need two facilitators.");
        }
        if (group.Series is not null) return Refusal.Conflict("series_already_started", "The group's series has started already.");
        if (group.Pending is not null) return BookingInProgress;

        var until = (command.From > today ? command.From : today).AddDays(7 * settings.Policies.BookingWeeks);
        var slots = Occurrences(key, command.Slots, command.From, zone).TakeWhile(slot => slot.Date < until).Take(definition.ClosedAfterSessions ?? int.MaxValue);
        return Decision.Of(new SeriesBookingStarted(operation, command, [.. slots]));
    }

    /// <summary>Settles the operation: <paramref name="conflicts"/> of all resources together, none when all of them gave their slots.</summary>
    /// <param name="isRoomFree">Whether the room gave its slots: a later session that only lacks facilitators keeps it, for no command books a room by itself.</param>
    public static Decision Settle(GroupState group, GroupKey key, Guid operation, ImmutableArray<RefusalDetail> conflicts, bool isRoomFree, ClinicSettings settings)
    {
        if (group.Pending is not { } pending || pending.Operation != operation) return Decision.Nothing;
        if (pending.Series is not null && !conflicts.IsEmpty) return Decision.Of(new SeriesBookingFailed(operation, conflicts));

        var zone = new ClinicZone(settings.TimeZone);
        var next = After(pending.Slots[^1], key, pending.Series ?? group.Series!, zone);
        var extendsAt = zone.Instant(next.Date.AddDays(1 - (7 * settings.Policies.BookingWeeks)), TimeOnly.MinValue);
        return Decision.Of(
            pending.Series is not null ? new SeriesBooked(operation, extendsAt)
            : conflicts.IsEmpty ? new SessionBooked(operation, extendsAt)
            : new SessionLeftUncovered(operation, conflicts, isRoomFree, extendsAt));
    }

    /// <summary>Begins to book the series' next session once it is inside the booking horizon.</summary>
    public static Decision Extend(GroupState group, BookingSlot next, Guid operation) =>
        group.Pending is not null || group.PlannedThrough is not { } through || !IsAfter(next, through)
            ? Decision.Nothing
            : Decision.Of(new SessionBookingStarted(operation, next));

    /// <summary>The series' session after the last one planned, or null when there is none.</summary>
    public static BookingSlot? Next(GroupState group, GroupKey key, ClinicZone zone) =>
        group is { Series: { } series, PlannedThrough: { } through, IsFullyPlanned: false } ? After(through, key, series, zone) : null;

    /// <summary>The dates of a series without end, in order. Local times hold across daylight-saving changes.</summary>
    public static IEnumerable<BookingSlot> Occurrences(GroupKey key, ImmutableArray<WeeklySlot> slots, DateOnly from, ClinicZone zone)
    {
        for (var date = from; ; date = date.AddDays(1))
        {
            foreach (var slot in slots.Where(slot => slot.Day == date.DayOfWeek).OrderBy(slot => slot.Start))
            {
                var start = zone.Instant(date, slot.Start);
                yield return new(new SessionKey(key.Clinic, key.Group, date, slot.Number), date, start, start.AddMinutes(slot.Minutes));
            }
        }
    }

    /// <summary>Seats that a room needs (F-8): members, facilitators, and in a multiple-family group one more for each member's family.</summary>
    public static int Seats(int capacity, GroupComposition composition, int facilitators) => capacity * (composition == GroupComposition.MultipleFamily ? 2 : 1) + facilitators;

    /// <summary>Seats that the group needs of its room with that many places.</summary>
    public static int Seats(GroupState group, int capacity) =>
        Seats(capacity, group.Composition, (group.Series ?? group.Pending?.Series) is { } series ? Facilitators(series).Length : group.FacilitatorsNeeded);

    public static ImmutableArray<string> Facilitators(StartSeries series) => series.CoFacilitator is { } second ? [series.Facilitator, second] : [series.Facilitator];

    /// <summary>All that a session of the series books.</summary>
    public static IEnumerable<GrainId> Resources(GroupKey key, StartSeries series)
    {
        foreach (var facilitator in Facilitators(series)) yield return GrainId.Create(GrainTypes.Facilitator, $"{key.Clinic}/{facilitator}");
        if (series.Room is { } room) yield return GrainId.Create(GrainTypes.Room, $"{key.Clinic}/{room}");
    }

    public static bool IsRoom(GrainId resource) => resource.Type == GrainType.Create(GrainTypes.Room);

    /// <summary>The operation that books one session by itself: the same whoever begins it.</summary>
    public static Guid OperationFor(SessionKey session) => new(XxHash128.Hash(Encoding.UTF8.GetBytes(session.ToString())));

    /// <summary>The id under which the operation's outcome is committed, once.</summary>
    public static Guid SettlingOf(Guid operation) => new(XxHash128.Hash([.. operation.ToByteArray(), 1]));

    /// <summary>All reasons of one resource's refusal.</summary>
    public static ImmutableArray<RefusalDetail> Conflicts(Refusal refusal) => refusal.Details.IsEmpty ? [new(refusal.Code, refusal.Message)] : refusal.Details;

    /// <summary>The refusal that lists every conflict and has the code of the first (F-10).</summary>
    public static Refusal Refuse(ImmutableArray<RefusalDetail> conflicts) => Refusal.Conflict(conflicts[0].Code, conflicts[0].Message) with { Details = conflicts };

    private static BookingSlot After(BookingSlot last, GroupKey key, StartSeries series, ClinicZone zone) =>
        Occurrences(key, series.Slots, last.Date, zone).First(slot => IsAfter(slot, last));

    private static bool IsAfter(BookingSlot slot, BookingSlot other) => slot.Start > other.Start;

    private static Refusal? Malformed(StartSeries command)
    {
        if (command.Slots.IsDefaultOrEmpty || command.Slots.Length > MostSlots) return Refusal.Invalid("slots", $"A series has 1 to {MostSlots} slots a week.");
        foreach (var slot in command.Slots)
        {
            if (slot.Number is < 1 or > SessionKey.MaxSlot || slot.Minutes is < 10 or > 480 || !Enum.IsDefined(slot.Day))
            {
                return Refusal.Invalid("slots", $"A slot has a number from 1 to {SessionKey.MaxSlot}, a day, and 10 to 480 minutes.");
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
