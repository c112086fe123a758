namespace GroupActors.Sessions;

/// <summary>The digest of the text that a member's note is signed with (S-11).</summary>
[GenerateSerializer, Immutable, Alias("session.note-fingerprint")]
internal sealed record NoteFingerprint([property: Id(0)] string Patient, [property: Id(1)] string Fingerprint);
