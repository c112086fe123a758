using GroupActors.Claims;

namespace GroupActors.Reports;

/// <summary>Claims in one state.</summary>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
/// <param name="Charge">Dollars that they charge; a claim without a fee counts nothing.</param>
/// <param name="Oldest">Since when the oldest is in this state.</param>
/// <param name="NearestDeadline">The first day on which one of them is to be filed at the latest; null where no payer is known (B-12).</param>
[GenerateSerializer, Immutable, Alias("reports.claim-state-count")]
public sealed record ClaimStateCount(
    [property: Id(0)] ClaimState State, [property: Id(1)] long Count, [property: Id(2)] decimal Charge, [property: Id(3)] DateTimeOffset? Oldest,
    [property: Id(4)] DateOnly? NearestDeadline = null);
