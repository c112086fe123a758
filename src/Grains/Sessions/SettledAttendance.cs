namespace GroupActors.Sessions;

/// <summary>One member's attendance at a settled session.</summary>
[GenerateSerializer, Immutable, Alias("sessions.settled-attendance")]
internal sealed record SettledAttendance([property: Id(0)] string Patient, [property: Id(1)] int Enrollment, [property: Id(2)] AttendanceKind Kind);
