namespace GroupActors.Notes;

/// <summary>What was added to a signed note.</summary>
[GenerateSerializer, Immutable, Alias("notes.addendum")]
public sealed record Addendum([property: Id(0)] string Text, [property: Id(1)] string SignedBy, [property: Id(2)] DateTimeOffset SignedAt);
