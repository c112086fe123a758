namespace GroupActors.Notes;

/// <summary>The note was signed; from now on only addenda (S-11).</summary>
[JournalName("note.signed")]
internal sealed record NoteSigned(string Text, string SignedBy) : IDomainEvent;
