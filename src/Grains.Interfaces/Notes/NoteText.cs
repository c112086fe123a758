namespace GroupActors.Notes;

/// <summary>The text of a note, at most 20,000 characters.</summary>
[GenerateSerializer, Immutable, Alias("notes.text")]
public sealed record NoteText([property: Id(0)] string Text);
