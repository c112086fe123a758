using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>The drop rule .</summary>
internal static class DropRule
{
    /// <summary>Misses in a row from which a member is at risk .</summary>
    public const int MissesAtRisk = 2;

    /// <summary>The longest run that a policy can ask for, so the most sessions of a member that can matter.</summary>
    public const int LongestRun = 12;

    public static DropStanding Standing(GroupState group, Enrollment enrollment, ClinicPolicies policies)
    {
        var run = new List<(DateTimeOffset Start, AttendanceKind Kind)>();
        for (var i = group.Settled.Length - 1; i >= 0; i--)
        {
            var session = group.Settled[i];
            if (session.Start <= enrollment.LastContact) break;
            if (session.Counted(enrollment) is not { } kind) continue;
            if (kind == AttendanceKind.Present) break;
            run.Add((session.Start, kind));
        }
        // A drop is judged by the policy under which it came.
        var needed = enrollment.DroppedForMisses ?? policies.MissesToDrop;
        if (run.Count < needed) return new(run.Count, IsDue: false, AreAllNoShows: false, IsAutomatic: false);

        var deciding = run[..needed];
        var isGapless = !group.Planned.Any(slot => slot.Start > deciding[^1].Start && slot.Start < deciding[0].Start);
        var areAllNoShows = deciding.TrueForAll(miss => miss.Kind == AttendanceKind.NoShow);
        // Someone on hold is away with the clinic's knowledge: a person decides.
        var isAutomatic = policies.DropsAutomatically && isGapless && enrollment.Status == EnrollmentStatus.Active && areAllNoShows;
        return new(run.Count, IsDue: true, areAllNoShows, isAutomatic);
    }

    /// <summary>What follows for the enrollments of <paramref name="group"/>, which already knows the newest facts.</summary>
    public static IEnumerable<IDomainEvent> Recount(GroupState group, ClinicPolicies policies, DateOnly today)
    {
        var open = group.Census.Open;
        foreach (var enrollment in group.Enrollments)
        {
            if (!enrollment.IsLive && enrollment.DroppedForMisses is null) continue;
            var standing = Standing(group, enrollment, policies);
            if (enrollment.DroppedForMisses is not null)
            {
                // What the rule did alone is also wrong where it should have left it to a person.
                var isWrong = !standing.IsDue || (enrollment.IsDroppedAutomatically && !standing.AreAllNoShows);
                if (isWrong != enrollment.IsDropWrong) yield return new DropReviewed(enrollment.Patient, enrollment.Number, isWrong);
                continue;
            }
            if (standing.Misses != enrollment.Misses || standing.IsDue != enrollment.IsDropDue)
            {
                yield return new AbsencesCounted(enrollment.Patient, enrollment.Number, standing.Misses, standing.IsDue);
            }
            if (!standing.IsAutomatic) continue;
            yield return new MemberDropped(enrollment.Patient, enrollment.Number, enrollment.Status, today, policies.MissesToDrop, IsAutomatic: true);
            yield return new SlotFreed(++open);
        }
    }

    /// <summary>
    /// The sessions of <paramref name="settled"/> that can still matter to one of <paramref name="enrollments"/>, with the latest, whose older versions may still arrive, and those that were
    /// cancelled ahead, whose weeks the series leaves empty.
    /// </summary>
    public static ImmutableArray<SettledSession> Needed(ImmutableArray<SettledSession> settled, ImmutableArray<Enrollment> enrollments)
    {
        if (settled.Length <= LongestRun) return settled;
        var needed = settled[^LongestRun..].Concat(settled.Reverse().TakeWhile(session => session.IsCancelled)).Select(session => session.Key).ToHashSet();
        foreach (var enrollment in enrollments.Where(enrollment => enrollment.IsLive || enrollment.DroppedForMisses is not null))
        {
            needed.UnionWith(settled.Reverse().Where(session => session.Counted(enrollment) is not null).Take(LongestRun).Select(session => session.Key));
        }
        return needed.Count == settled.Length ? settled : [.. settled.Where(session => needed.Contains(session.Key))];
    }
}
