namespace GroupActors.Reports;

/// <summary>A page of claims and how many there are in all.</summary>
[GenerateSerializer, Immutable, Alias("reports.claim-page")]
public sealed record ClaimPage([property: Id(0)] ImmutableArray<ClaimListItem> Claims, [property: Id(1)] long Total);
