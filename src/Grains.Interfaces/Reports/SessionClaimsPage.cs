namespace GroupActors.Reports;

/// <summary>All claims in one state of some sessions, and how many sessions there are with such claims.</summary>
[GenerateSerializer, Immutable, Alias("reports.session-claims-page")]
public sealed record SessionClaimsPage([property: Id(0)] ImmutableArray<ClaimListItem> Claims, [property: Id(1)] long Sessions);
