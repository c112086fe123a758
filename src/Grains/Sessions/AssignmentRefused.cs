namespace GroupActors.Sessions;

/// <summary>A facilitator could not be booked (F-2).</summary>
[JournalName("session.assignment-refused")]
internal sealed record AssignmentRefused(Guid Operation, string Facilitator, Refusal Refusal) : IDomainEvent;
