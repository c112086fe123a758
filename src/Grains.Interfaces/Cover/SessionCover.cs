namespace GroupActors.Cover;

/// <summary>A session with everybody who might cover it, ranked (F-6).</summary>
/// <param name="Session">The session; one that lacks nobody needs 0.</param>
/// <param name="Candidates">Everybody whom it has not, those who can first.</param>
[GenerateSerializer, Immutable, Alias("cover.session-cover")]
public sealed record SessionCover([property: Id(0)] UncoveredSession Session, [property: Id(1)] ImmutableArray<CoverCandidate> Candidates);
