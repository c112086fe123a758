using GroupActors.Sessions;

namespace GroupActors.Bookings;

/// <summary>Asks for slots.</summary>
/// <param name="Operation">Names the operation for good; the owner committed it as its intent before asking.</param>
/// <param name="Owner">The grain that decides, an <see cref="IBookingOwner"/>.</param>
/// <param name="GroupType">Id of the group's type, whose credentials a facilitator needs (F-1).</param>
/// <param name="Seats">Seats a room needs: capacity, expected family members and facilitators (F-8).</param>
/// <param name="Cover">Set where a facilitator covers for another (F-6); null where they lead.</param>
[GenerateSerializer, Immutable, Alias("bookings.reservation")]
internal sealed record Reservation(
    [property: Id(0)] Guid Operation, [property: Id(1)] GrainId Owner, [property: Id(2)] ImmutableArray<BookingSlot> Slots, [property: Id(3)] string GroupType, [property: Id(4)] int Seats,
    [property: Id(5)] CoverTerms? Cover = null)
{
    /// <summary>Sessions whose other bookings end with this one: moved or called off, they are in nobody's way (F-10).</summary>
    [Id(6)] public ImmutableArray<SessionKey> Replaced { get; init; } = [];
}
