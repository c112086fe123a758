namespace GroupActors.Bookings;

/// <summary>The operation holds nothing: all that it took is free, and should it arrive later it is refused.</summary>
[JournalName("bookings.reservation-released")]
internal sealed record ReservationReleased(Guid Operation) : IDomainEvent;
