using GroupActors.Bookings;

namespace GroupActors.Groups;

/// <summary>The booking operation that the group has begun and not yet settled.</summary>
/// <param name="Series">The series that it starts; null where it books one more session of the running series.</param>
[GenerateSerializer, Immutable, Alias("groups.pending-booking")]
internal sealed record PendingBooking(
    [property: Id(0)] Guid Operation, [property: Id(1)] StartSeries? Series, [property: Id(2)] ImmutableArray<BookingSlot> Slots, [property: Id(3)] DateTimeOffset StartedAt);
