using Orleans.Concurrency;

namespace GroupActors.Bookings;

/// <summary>The group or session on whose behalf slots are reserved. Its committed state alone says what became of an operation.</summary>
[Alias("bookings.owner")]
internal interface IBookingOwner : IGrainWithStringKey
{
    [Alias("booking-outcome"), ReadOnly]
    Task<BookingOutcome> OutcomeOf(Guid operation, CancellationToken cancellationToken = default);
}
