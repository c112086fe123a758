using GroupActors.Claims;

namespace GroupActors.Reports;

/// <summary>Claims in one state.</summary>
[GenerateSerializer, Immutable, Alias("reports.claim-state-count")]
public sealed record ClaimStateCount(
    [property: Id(0)] ClaimState State, [property: Id(1)] long Count, [property: Id(2)] decimal Charge, [property: Id(3)] DateTimeOffset? Oldest);
