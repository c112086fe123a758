using GroupActors.Bookings;

namespace GroupActors.Groups;

/// <summary>The intent to move one session.</summary>
[JournalName("group.session-move-started")]
internal sealed record SessionMoveStarted(Guid Operation, BookingSlot Slot, BookingNeeds Needs) : IDomainEvent;
