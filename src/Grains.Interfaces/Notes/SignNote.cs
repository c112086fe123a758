namespace GroupActors.Notes;

/// <summary>Signs a note.</summary>
/// <param name="Text">At most 20,000 characters.</param>
/// <param name="Seen"><see cref="NoteFlag.Id"/>s of the flags that the author was shown and signs all the same (S-11).</param>
/// <param name="Basis">As of a draft (<see cref="NoteDraft.Basis"/>).</param>
[GenerateSerializer, Immutable, Alias("notes.sign-note")]
public sealed record SignNote([property: Id(0)] string Text, [property: Id(1)] ImmutableArray<string>? Seen = null, [property: Id(2)] long? Basis = null);
