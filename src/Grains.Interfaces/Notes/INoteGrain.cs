using Orleans.Concurrency;

namespace GroupActors.Notes;

/// <summary>The progress note of one member for one session: drafts, one signature, addenda (S-11).</summary>
[Alias("notes.note")]
public interface INoteGrain : IGrainWithStringKey
{
    /// <summary>
    /// Keeps a draft; drafts replace each other and are not part of the record. Refused: <c>note_signed</c>, <c>note_not_due</c>, <c>note_being_signed</c>, <c>invalid_text</c>,
    /// <c>version_conflict</c> where another draft was kept since the one it was written on.
    /// </summary>
    [Alias("save-draft")]
    Task<Outcome<NoteView>> SaveDraft(CommandContext context, NoteDraft command, CancellationToken cancellationToken = default);

    /// <summary>What the author should look at before signing this text; changes nothing.</summary>
    [Alias("review"), ReadOnly]
    Task<NoteReview> Review(NoteText text, CancellationToken cancellationToken = default);

    /// <summary>
    /// Signs the note as the context's actor; from then on only addenda. The session decides whether the text is this member's alone, so that of two members' notes with the same
    /// text one is signed whatever happens at once. Refused: <c>note_signed</c>, <c>note_not_due</c> (also where an amendment came in between), <c>note_empty</c>, <c>invalid_text</c>, <c>version_conflict</c>, <c>note_not_individualized</c>,
    /// <c>note_flagged</c> where there are flags that the author has not seen, <c>note_being_signed</c> while another text of it is.
    /// </summary>
    [Alias("sign")]
    Task<Outcome<NoteView>> Sign(CommandContext context, SignNote command, CancellationToken cancellationToken = default);

    /// <summary>Adds to a signed note. Refused: <c>note_not_signed</c>, <c>note_empty</c>, <c>invalid_text</c>, <c>note_flagged</c> where it names another member and the author has not seen that.</summary>
    [Alias("add-addendum")]
    Task<Outcome<NoteView>> AddAddendum(CommandContext context, SignAddendum command, CancellationToken cancellationToken = default);

    /// <summary>The note, or null where none is due.</summary>
    [Alias("get"), ReadOnly]
    Task<NoteView?> Get(CancellationToken cancellationToken = default);
}
