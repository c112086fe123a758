namespace GroupActors.Cover;

/// <summary>A substitute whom the session refused when the proposal was accepted: something had changed since (F-6).</summary>
[GenerateSerializer, Immutable, Alias("cover.refusal")]
public sealed record CoverRefusal([property: Id(0)] string Facilitator, [property: Id(1)] Refusal Refusal);
