namespace GroupActors.Cover;

/// <summary>A session with everybody who might cover it, ranked (F-6).</summary>
[GenerateSerializer, Immutable, Alias("cover.session-cover")]
public sealed record SessionCover([property: Id(0)] UncoveredSession Session, [property: Id(1)] ImmutableArray<CoverCandidate> Candidates);
