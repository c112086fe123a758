namespace GroupActors.Notes;

/// <summary>The session knows the text as that of another member's note (S-11).</summary>
[JournalName("note.signature-refused")]
internal sealed record SignatureRefused(Guid Operation) : IDomainEvent;
