namespace GroupActors.Notes;

/// <summary>A signature that waits for the session's word (S-11).</summary>
/// <param name="Operation">The author's command.</param>
/// <param name="Fingerprint">Digest of the text (<see cref="NoteWording.Fingerprint"/>).</param>
[GenerateSerializer, Immutable, Alias("note.pending-signature")]
internal sealed record PendingSignature(
    [property: Id(0)] Guid Operation, [property: Id(1)] string? Text, [property: Id(2)] string Fingerprint, [property: Id(3)] Actor Author, [property: Id(4)] DateTimeOffset At);
