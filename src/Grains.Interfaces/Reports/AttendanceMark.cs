using GroupActors.Sessions;

namespace GroupActors.Reports;

/// <summary>A patient's attendance on a date.</summary>
[GenerateSerializer, Immutable, Alias("reports.attendance-mark")]
public sealed record AttendanceMark([property: Id(0)] DateOnly Date, [property: Id(1)] AttendanceKind Kind);
