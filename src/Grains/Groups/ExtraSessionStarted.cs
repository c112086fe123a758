using GroupActors.Bookings;

namespace GroupActors.Groups;

/// <summary>The intent to book one more session beside the weekly ones.</summary>
[JournalName("group.extra-session-started")]
internal sealed record ExtraSessionStarted(Guid Operation, BookingSlot Slot, BookingNeeds Needs) : IDomainEvent;
