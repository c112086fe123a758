namespace GroupActors.Sessions;

/// <summary>Asks that a text be one member's alone (S-11).</summary>
/// <param name="Fingerprint">Its digest: the session learns no word of a note.</param>
[GenerateSerializer, Immutable, Alias("session.claim-note-text")]
internal sealed record ClaimNoteText([property: Id(0)] string Patient, [property: Id(1)] string Fingerprint);
