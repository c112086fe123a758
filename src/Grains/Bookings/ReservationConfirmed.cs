namespace GroupActors.Bookings;

/// <summary>The owner keeps what the operation took.</summary>
[JournalName("bookings.reservation-confirmed")]
internal sealed record ReservationConfirmed(Guid Operation) : IDomainEvent;
