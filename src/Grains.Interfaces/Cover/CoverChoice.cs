using GroupActors.Sessions;

namespace GroupActors.Cover;

/// <summary>A substitute for a session.</summary>
[GenerateSerializer, Immutable, Alias("cover.choice")]
public sealed record CoverChoice([property: Id(0)] SessionKey Session, [property: Id(1)] string Facilitator);
