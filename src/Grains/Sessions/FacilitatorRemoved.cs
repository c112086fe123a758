namespace GroupActors.Sessions;

/// <summary>A facilitator was taken off; the room stays booked (F-9).</summary>
[JournalName("session.facilitator-removed")]
internal sealed record FacilitatorRemoved(string Facilitator, Guid? Operation) : IDomainEvent;
