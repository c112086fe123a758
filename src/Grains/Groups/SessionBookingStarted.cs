using GroupActors.Bookings;

namespace GroupActors.Groups;

/// <summary>The intent to book the series' next session, which came into the booking horizon.</summary>
[JournalName("group.session-booking-started")]
internal sealed record SessionBookingStarted(Guid Operation, BookingSlot Slot) : IDomainEvent;
