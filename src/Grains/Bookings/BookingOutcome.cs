namespace GroupActors.Bookings;

/// <summary>What became of a booking operation.</summary>
internal enum BookingOutcome
{
    /// <summary>Not decided yet; the lease goes on.</summary>
    Pending,

    /// <summary>The slots are booked.</summary>
    Confirmed,

    /// <summary>The slots are free; also the answer for an operation that the owner does not know.</summary>
    Released,
}
