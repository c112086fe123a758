namespace GroupActors.Bookings;

/// <summary>An operation took all its slots, under a lease.</summary>
[JournalName("bookings.slots-reserved")]
internal sealed record SlotsReserved(Guid Operation, GrainId Owner, ImmutableArray<BookingSlot> Slots, DateTimeOffset LeaseEnds) : IDomainEvent;
