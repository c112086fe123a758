namespace GroupActors.Cover;

/// <summary>Accepts a cover plan.</summary>
/// <param name="Choices">Whom to assign to which of the plan's sessions, proposed or not; null for all that is proposed.</param>
[GenerateSerializer, Immutable, Alias("cover.accept")]
public sealed record AcceptCover([property: Id(0)] ImmutableArray<CoverChoice>? Choices = null);
