namespace GroupActors.Notes;

/// <summary>A progress note.</summary>
/// <param name="Key">The note.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="State">State.</param>
/// <param name="Text">Draft or signed text.</param>
/// <param name="SignedBy">Name of who signed.</param>
/// <param name="SignedAt">When it was signed.</param>
/// <param name="Addenda">What was added after signing, oldest first.</param>
/// <param name="DraftVersion">Version of the note that its draft was kept with; 0 for none. A draft or a signature may say that it was written on this one.</param>
/// <param name="DraftedAt">When the draft was kept.</param>
[GenerateSerializer, Immutable, Alias("notes.note-view")]
public sealed record NoteView(
    [property: Id(0)] NoteKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] NoteState State,
    [property: Id(3)] string? Text,
    [property: Id(4)] string? SignedBy,
    [property: Id(5)] DateTimeOffset? SignedAt,
    [property: Id(6)] ImmutableArray<Addendum> Addenda,
    [property: Id(7)] long DraftVersion,
    [property: Id(8)] DateTimeOffset? DraftedAt);
