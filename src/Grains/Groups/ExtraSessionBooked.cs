namespace GroupActors.Groups;

/// <summary>The session beside the weekly ones is booked.</summary>
[JournalName("group.extra-session-booked")]
internal sealed record ExtraSessionBooked(Guid Operation) : IDomainEvent;
