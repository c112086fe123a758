namespace GroupActors.Notes;

/// <summary>The session knows the text as that of another member's note, or no note is due any more (S-11).</summary>
[JournalName("note.signature-refused")]
internal sealed record SignatureRefused(Guid Operation) : IDomainEvent;
