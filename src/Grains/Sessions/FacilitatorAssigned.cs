namespace GroupActors.Sessions;

/// <summary>A facilitator was booked (F-9).</summary>
[JournalName("session.facilitator-assigned")]
internal sealed record FacilitatorAssigned(Guid Operation, string Facilitator) : IDomainEvent;
