namespace GroupActors.Bookings;

/// <summary>A facilitator or a room: something that one session at a time can have.</summary>
[Alias("bookings.bookable")]
internal interface IBookable : IGrainWithStringKey
{
    /// <summary>
    /// Takes all slots for an operation or none; a refusal lists every conflict. A reservation is a lease: confirmed or released by its owner's effects, and when the
    /// lease ends unheard, the owner is asked (<see cref="IBookingOwner"/>). The same operation again gets the same answer; one that was released before it arrived is refused.
    /// </summary>
    [Alias("reserve")]
    Task<Outcome<ReservationView>> Reserve(CommandContext context, Reservation reservation, CancellationToken cancellationToken = default);
}
