namespace GroupActors.Notes;

/// <summary>Tells the first claim of an attendance, and the session, that the note is signed (B-10). Final.</summary>
[GenerateSerializer, Immutable, Alias("notes.signed"), JournalName("notes.signed-effect")]
internal sealed record NoteWasSigned([property: Id(0)] NoteKey Note) : IEffectMessage;
