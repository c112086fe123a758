namespace GroupActors.Sessions;

/// <summary>A text is one member's alone: their note is signed with it (S-11).</summary>
[JournalName("session.note-text-claimed")]
internal sealed record NoteTextClaimed(string Patient, string Fingerprint) : IDomainEvent;
