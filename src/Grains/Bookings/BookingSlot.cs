using GroupActors.Sessions;

namespace GroupActors.Bookings;

/// <summary>The time of one session.</summary>
/// <param name="Date">Local date: caps count by it (F-2).</param>
[GenerateSerializer, Immutable, Alias("bookings.slot")]
internal sealed record BookingSlot([property: Id(0)] SessionKey Session, [property: Id(1)] DateOnly Date, [property: Id(2)] DateTimeOffset Start, [property: Id(3)] DateTimeOffset End);
