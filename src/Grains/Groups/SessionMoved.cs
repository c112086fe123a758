namespace GroupActors.Groups;

/// <summary>The session is booked at its new time.</summary>
[JournalName("group.session-moved")]
internal sealed record SessionMoved(Guid Operation) : IDomainEvent;
