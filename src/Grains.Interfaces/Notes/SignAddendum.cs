namespace GroupActors.Notes;

/// <summary>Adds to a signed note.</summary>
/// <param name="Text">At most 20,000 characters.</param>
/// <param name="Seen"><see cref="NoteFlag.Id"/>s of the flags that the author was shown and signs all the same (S-11).</param>
[GenerateSerializer, Immutable, Alias("notes.sign-addendum")]
public sealed record SignAddendum([property: Id(0)] string Text, [property: Id(1)] ImmutableArray<string>? Seen = null);
