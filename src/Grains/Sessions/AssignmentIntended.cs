namespace GroupActors.Sessions;

/// <summary>A facilitator is about to be booked; what came of it follows (F-9).</summary>
[JournalName("session.assignment-intended")]
internal sealed record AssignmentIntended(Guid Operation, string Facilitator) : IDomainEvent;
