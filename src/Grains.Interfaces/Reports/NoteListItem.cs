using GroupActors.Notes;

namespace GroupActors.Reports;

/// <summary>A note in a list.</summary>
[GenerateSerializer, Immutable, Alias("reports.note-item")]
public sealed record NoteListItem([property: Id(0)] NoteKey Key, [property: Id(1)] NoteState State, [property: Id(2)] DateTimeOffset? SignedAt);
