using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>How a session ended, as the drop rule needs it.</summary>
/// <param name="Version">The session's version; the highest holds.</param>
[GenerateSerializer, Immutable, Alias("groups.settled-session")]
internal sealed record SettledSession(
    [property: Id(0)] SessionKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] DateTimeOffset Start,
    [property: Id(3)] bool IsCancelled,
    [property: Id(4)] ImmutableArray<SettledAttendance> Attendance)
{
    /// <summary>The member's attendance where it counts for R-7; null where they were not there to miss it: not a member, on hold, or the session was cancelled.</summary>
    public AttendanceKind? Counted(Enrollment enrollment)
    {
        if (IsCancelled) return null;
        foreach (var attendance in Attendance)
        {
            if (attendance.Patient == enrollment.Patient && attendance.Enrollment == enrollment.Number)
            {
                var isExcused = attendance.Kind is AttendanceKind.Excused or AttendanceKind.Expected || (attendance.Kind != AttendanceKind.Present && enrollment.IsOnHoldAt(Start));
                return isExcused ? null : attendance.Kind;
            }
        }
        return null;
    }
}
