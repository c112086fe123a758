namespace GroupActors.Notes;

/// <summary>The session says whether a note is due (S-11).</summary>
[JournalName("note.became-due")]
internal sealed record NoteBecameDue(long SessionVersion, bool IsDue, ImmutableArray<string> Facilitators) : IDomainEvent;
