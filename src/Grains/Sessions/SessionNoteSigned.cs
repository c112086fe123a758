namespace GroupActors.Sessions;

/// <summary>The note of one member is signed (S-11).</summary>
[JournalName("session.note-signed")]
internal sealed record SessionNoteSigned(string Patient) : IDomainEvent;
