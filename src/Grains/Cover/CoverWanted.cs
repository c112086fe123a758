namespace GroupActors.Cover;

/// <summary>Tells a cover plan that its absence was approved, or withdrawn, which is final.</summary>
[GenerateSerializer, Immutable, Alias("cover.wanted"), JournalName("cover.wanted")]
internal sealed record CoverWanted([property: Id(0)] string Facilitator, [property: Id(1)] bool IsWanted) : IEffectMessage;
