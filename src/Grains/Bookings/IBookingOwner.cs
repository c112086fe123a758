using Orleans.Concurrency;

namespace GroupActors.Bookings;

/// <summary>The group or session on whose behalf slots are reserved. Its committed state alone says what became of an operation.</summary>
[Alias("bookings.owner")]
internal interface IBookingOwner : IGrainWithStringKey
{
    /// <summary>What became of an operation at one of the facilitators and rooms that it asked.</summary>
    [Alias("booking-outcome"), ReadOnly]
    Task<BookingOutcome> OutcomeOf(Guid operation, GrainId bookable, CancellationToken cancellationToken = default);
}
