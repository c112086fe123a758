namespace GroupActors.Bookings;

/// <summary>Time of a facilitator or a room that one operation holds for one session.</summary>
[GenerateSerializer, Immutable, Alias("bookings.booking")]
internal sealed record Booking([property: Id(0)] Guid Operation, [property: Id(1)] BookingSlot Slot);
