using Orleans.Concurrency;

namespace GroupActors.Notes;

/// <summary>The progress note of one member for one session: drafts, one signature, addenda (S-11).</summary>
[Alias("notes.note")]
public interface INoteGrain : IGrainWithStringKey
{
    /// <summary>Keeps a draft; drafts replace each other and are not part of the record. Refused: <c>note_signed</c>, <c>note_not_due</c>, <c>invalid_text</c>.</summary>
    [Alias("save-draft")]
    Task<Outcome<NoteView>> SaveDraft(CommandContext context, NoteText command, CancellationToken cancellationToken = default);

    /// <summary>Signs the note as the context's actor; from then on only addenda. Refused: <c>note_signed</c>, <c>note_not_due</c>, <c>note_empty</c>.</summary>
    [Alias("sign")]
    Task<Outcome<NoteView>> Sign(CommandContext context, NoteText command, CancellationToken cancellationToken = default);

    /// <summary>Adds to a signed note. Refused: <c>note_not_signed</c>, <c>note_empty</c>.</summary>
    [Alias("add-addendum")]
    Task<Outcome<NoteView>> AddAddendum(CommandContext context, NoteText command, CancellationToken cancellationToken = default);

    /// <summary>The note, or null where none is due.</summary>
    [Alias("get"), ReadOnly]
    Task<NoteView?> Get(CancellationToken cancellationToken = default);
}
