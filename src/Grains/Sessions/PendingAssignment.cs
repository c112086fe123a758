using GroupActors.Bookings;

namespace GroupActors.Sessions;

/// <summary>A facilitator who is being booked: committed before they are asked, so that a crash leaves nothing dangling.</summary>
/// <param name="Slot">The time that they are asked for; null in what was stored before it was kept.</param>
[GenerateSerializer, Immutable, Alias("session.pending-assignment")]
internal sealed record PendingAssignment(
    [property: Id(0)] Guid Operation, [property: Id(1)] string Facilitator, [property: Id(2)] DateTimeOffset At, [property: Id(3)] BookingSlot? Slot = null);
