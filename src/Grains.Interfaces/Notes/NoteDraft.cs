namespace GroupActors.Notes;

/// <summary>The text of a note as far as it is written.</summary>
/// <param name="Text">At most 20,000 characters.</param>
/// <param name="Basis"><see cref="NoteView.DraftVersion"/> of the draft that it was written on: where another was kept since, this one is refused. Null takes its place whatever was kept.</param>
[GenerateSerializer, Immutable, Alias("notes.draft")]
public sealed record NoteDraft([property: Id(0)] string Text, [property: Id(1)] long? Basis = null);
