using GroupActors.Waitlist;

namespace GroupActors.Reports;

/// <summary>A waitlist entry in a list.</summary>
[GenerateSerializer, Immutable, Alias("reports.waitlist-item")]
public sealed record WaitlistListItem(
    [property: Id(0)] WaitlistEntryKey Key,
    [property: Id(1)] string Patient,
    [property: Id(2)] string GroupType,
    [property: Id(3)] DateOnly Added,
    [property: Id(4)] Acuity Acuity,
    [property: Id(5)] string? Diagnosis);
