using GroupActors.Groups;

namespace GroupActors.Reports;

/// <summary>An enrollment in a list.</summary>
[GenerateSerializer, Immutable, Alias("reports.enrollment-item")]
public sealed record EnrollmentListItem(
    [property: Id(0)] string Group, [property: Id(1)] string Patient, [property: Id(2)] EnrollmentStatus Status, [property: Id(3)] DateOnly Since, [property: Id(4)] string? Payer);
