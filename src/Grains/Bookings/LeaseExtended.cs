namespace GroupActors.Bookings;

/// <summary>The owner was asked and has not decided yet.</summary>
[JournalName("bookings.lease-extended")]
internal sealed record LeaseExtended(Guid Operation, DateTimeOffset LeaseEnds) : IDomainEvent;
