using GroupActors.Bookings;
using GroupActors.Clinics;

namespace GroupActors.Facilitators;

/// <summary>When a facilitator is away (F-5), and that nothing is booked then (F-2).</summary>
internal static class TimeOffRules
{
    private const int LongestDays = 366;
    private const int MostLive = 50;

    /// <summary>How soon sick leave begins, and how long it lasts, that waits for nobody's decision.</summary>
    private const int SickWithinDays = 2;
    private const int SickDays = 14;

    private static readonly Refusal Unknown = new("unknown_time_off", "The facilitator has no such time off.", RefusalKind.NotFound);

    private static readonly Refusal Settled = Refusal.Conflict("time_off_settled", "This request was decided already.");

    private static readonly Refusal Over = Refusal.Conflict("time_off_over", "This time off is over.");

    public static Decision Request(FacilitatorState state, string id, RequestTimeOff command, string? reason, ClinicSettings settings, DateTimeOffset now)
    {
        if (!state.Exists) return Refusal.NotFound("facilitator");
        var zone = new ClinicZone(settings.TimeZone);
        var today = zone.Date(now);
        var problems = new Problems();
        problems.Unless(Enum.IsDefined(command.Kind), "kind", "Time off is a scheduled absence, a vacation or sick leave.");
        problems.Unless(command.From >= today && command.From <= today.AddDays(2 * LongestDays), "from", "Time off begins today or later, within two years.");
        problems.Unless(command.To >= command.From && command.To.DayNumber - command.From.DayNumber < LongestDays, "to", "Time off ends on its first day or later, and lasts a year at most.");
        if (problems.Refusal is { } malformed) return malformed;

        var start = zone.Instant(command.From, command.FromTime ?? TimeOnly.MinValue);
        var end = command.ToTime is { } until ? zone.Instant(command.To, until) : zone.Instant(command.To.AddDays(1), TimeOnly.MinValue);
        if (end <= start || end <= now) return Refusal.Invalid("to", "Time off ends after it begins, and not before now.");
        if (command.OverridesNotice && string.IsNullOrWhiteSpace(reason)) return new Refusal("reason_required", "Say why the notice is overridden.");
        if (state.TimeOff.FirstOrDefault(other => other.IsLive && other.Meets(start, end)) is { } other)
            return Refusal.Conflict("time_off_overlaps", $"{state.Name} has time off from {SpokenDate.Of(other.From)} to {SpokenDate.Of(other.To)} already.");
        if (state.TimeOff.Count(known => known.IsLive) >= MostLive) return Refusal.Conflict("too_many_requests", $"A facilitator has at most {MostLive} requests at a time.");

        var notice = NoticeDays(command.Kind, settings.Policies);
        var isShort = command.From.DayNumber - today.DayNumber < notice;
        if (isShort && !command.OverridesNotice)
            return new Refusal("short_notice", $"{Words(command.Kind)} needs {notice} days' notice: it can begin on {SpokenDate.Of(today.AddDays(notice))}. A director may override that with a reason.");

        var requested = new TimeOffRequested(id, command.Kind, command.From, command.To, command.FromTime, command.ToTime, start, end, isShort);
        var isSickNow = command.Kind == TimeOffKind.SickLeave && command.From <= today.AddDays(SickWithinDays) && command.To < command.From.AddDays(SickDays);
        return command.IsApproved || isSickNow
            ? Decision.Of(requested, new TimeOffApproved(id, Inside(state.Book, start, end, now)))
            : Decision.Of(requested);
    }

    public static Decision Approve(FacilitatorState state, string id, DateTimeOffset now) => Find(state, id) switch
    {
        null => Unknown,
        { State: TimeOffState.Approved } => Decision.Nothing,
        { State: not TimeOffState.Requested } => Settled,
        var request when request.End <= now => Over,
        var request => Decision.Of(new TimeOffApproved(id, Inside(state.Book, request.Start, request.End, now))),
    };

    public static Decision Decline(FacilitatorState state, string id) => Find(state, id) switch
    {
        null => Unknown,
        { State: TimeOffState.Declined } => Decision.Nothing,
        { State: not TimeOffState.Requested } => Settled,
        _ => Decision.Of(new TimeOffDeclined(id)),
    };

    public static Decision Withdraw(FacilitatorState state, string id, DateTimeOffset now) => Find(state, id) switch
    {
        null => Unknown,
        { State: TimeOffState.Withdrawn } => Decision.Nothing,
        { IsLive: false } => Settled,
        var request when request.End <= now => Over,
        _ => Decision.Of(new TimeOffWithdrawn(id)),
    };

    /// <summary>A session was planned without this facilitator: where they are away then, it is one of their absence's.</summary>
    public static Decision Uncover(FacilitatorState state, BookingSlot slot) =>
        state.TimeOff.FirstOrDefault(timeOff => timeOff.State == TimeOffState.Approved && timeOff.Meets(slot.Start, slot.End)) is { } absence && !absence.Uncovered.Contains(slot)
            ? Decision.Of(new TimeOffUncovered(absence.Id, slot))
            : Decision.Nothing;

    /// <summary>The slots that meet approved time off (F-2). Why somebody is away is nobody else's business.</summary>
    public static IEnumerable<RefusalDetail> OnTimeOff(FacilitatorState state, ImmutableArray<BookingSlot> slots) =>
        from slot in slots
        where state.TimeOff.Any(timeOff => timeOff.State == TimeOffState.Approved && timeOff.Meets(slot.Start, slot.End))
        select new RefusalDetail("on_time_off", $"{state.Name} is away at that time on {SpokenDate.Of(slot.Date)}.", slot.Session.ToString());

    /// <summary>Days between the request and the first day off.</summary>
    public static int NoticeDays(TimeOffKind kind, ClinicPolicies policies) => kind switch
    {
        TimeOffKind.Vacation => policies.VacationNoticeDays,
        TimeOffKind.ScheduledAbsence => policies.AbsenceNoticeDays,
        _ => 0,
    };

    public static TimeOff? Find(FacilitatorState state, string id) => state.TimeOff.FirstOrDefault(timeOff => timeOff.Id == id);

    private static ImmutableArray<Booking> Inside(BookingBook book, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now) =>
        [.. book.Bookings.Where(booking => booking.Slot.Start > now && booking.Slot.Start < end && start < booking.Slot.End).OrderBy(booking => booking.Slot.Start)];

    private static string Words(TimeOffKind kind) => kind == TimeOffKind.Vacation ? "A planned vacation" : "A scheduled absence";
}
