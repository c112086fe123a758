namespace GroupActors.Notes;

/// <summary>A signed note was added to (S-11).</summary>
[JournalName("note.addendum-signed")]
internal sealed record AddendumSigned(string Text, string SignedBy) : IDomainEvent;
