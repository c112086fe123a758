using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>Sessions beside the weekly ones, and what gives a series back what a mistaken holiday or break took.</summary>
internal static class ExtraSessionRules
{
    private static readonly Refusal InBreak = Refusal.Conflict("series_break", "The group holds no session on that date: take the break back first.");
    private static readonly Refusal Overlaps = Refusal.Conflict("session_overlaps", "The group has a session at that time already.");
    private static readonly Refusal TooMany = Refusal.Conflict("too_many_sessions", "The group was given as many more sessions on that date as one date can have.");

    /// <summary>Begins to book one more session, led as the series is on that date.</summary>
    public static Decision Add(GroupState group, GroupKey key, AddSession command, Guid operation, ClinicSettings settings, DateTimeOffset now)
    {
        if (group.Definition is not { } definition) return Refusal.NotFound("group");
        var zone = new ClinicZone(settings.TimeZone);
        if (SeriesRules.Misplaced(command.Date, command.Minutes, command.Room, settings, zone.Date(now)) is { } misplaced) return misplaced;
        if (group.IsEnded) return GroupRules.Ended;
        if (group.SeriesOn(command.Date) is not { } series) return SeriesRules.NotStarted;
        if (group.Breaks.Any(known => known.Holds(command.Date))) return InBreak;
        if (group.IsFullyPlanned) return Refusal.Conflict("sessions_complete", $"All {definition.ClosedAfterSessions} sessions of the group are held or planned.");
        var number = SessionKey.MaxWeeklySlot + 1 + group.Extras.Count(extra => extra.Date == command.Date);
        if (number > SessionKey.MaxSlot) return TooMany;
        var slot = SeriesRules.At(new(key.Clinic, key.Group, command.Date, number), command.Date, command.Start, command.Minutes, zone);
        if (slot.Start <= now) return Refusal.Invalid("start", "A session is added at a time that is still to come.");
        if (group.Planned.Any(planned => planned.Start < slot.End && slot.Start < planned.End)) return Overlaps;
        if (group.Pending is not null) return SeriesRules.BookingInProgress;
        var needs = SeriesRules.NeedsOf(series);
        return Decision.Of(new ExtraSessionStarted(operation, slot, needs with { Room = command.Room ?? needs.Room }));
    }

    public static Decision Lift(GroupState group, LiftBreak command) =>
        group.Definition is null ? Refusal.NotFound("group")
        : group.Breaks.Contains(new(command.From, command.To)) ? Decision.Of(new BreakLifted(command.From, command.To))
        : Refusal.Conflict("no_break", "The group has no such break.");

    /// <summary>The weekly times from now to the last session planned at which the group has none, and could.</summary>
    public static IEnumerable<MissingSession> Missing(GroupState group, GroupKey key, ClinicSettings settings, DateTimeOffset now)
    {
        if (group.IsEnded || group.IsFullyPlanned || group.PlannedThrough is not { } through) yield break;
        var zone = new ClinicZone(settings.TimeZone);
        var today = zone.Date(now);
        foreach (var series in group.InForceOrAhead)
        {
            var from = series.From > today ? series.From : today;
            foreach (var slot in SeriesRules.Occurrences(key, series.Slots, from, zone).TakeWhile(slot => slot.Start <= through.Start))
            {
                if (slot.Start <= now || group.SeriesOn(slot.Date) != series || SeriesRules.IsOff(group, slot.Date, settings) || SeriesRules.IsPlanned(group, slot)) continue;
                var ended = group.Settled.FirstOrDefault(settled => SeriesRules.IsSameOccurrence(settled.Key, slot.Session));
                if (ended is { IsCancelled: false }) continue;
                var time = SeriesRules.WeeklyOf(slot, zone);
                yield return new(slot.Date, time.Start, time.Minutes, ended is not null);
            }
        }
    }
}
