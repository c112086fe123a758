using GroupActors.Bookings;

namespace GroupActors.Facilitators;

/// <summary>One more session falls inside time off that was approved before the session was planned.</summary>
[JournalName("facilitator.time-off-uncovered")]
internal sealed record TimeOffUncovered(string TimeOff, BookingSlot Slot) : IDomainEvent;
