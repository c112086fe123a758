namespace GroupActors.Notes;

/// <summary>A draft was kept, in place of the one before it.</summary>
[JournalName("note.drafted")]
internal sealed record NoteDrafted(string Text) : IDomainEvent;
