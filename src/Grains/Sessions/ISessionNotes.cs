namespace GroupActors.Sessions;

/// <summary>Keeps the notes of a session apart (S-11).</summary>
[Alias("sessions.notes")]
internal interface ISessionNotes : IGrainWithStringKey
{
    /// <summary>Makes a text one member's alone for good; the same again is answered the same. Answers with the refusal, <c>note_not_individualized</c>, where it is another's; null where it is theirs.</summary>
    [Alias("claim-note-text")]
    Task<Refusal?> ClaimNoteText(CommandContext context, ClaimNoteText command, CancellationToken cancellationToken = default);
}
