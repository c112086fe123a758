namespace GroupActors.Bookings;

/// <summary>An operation whose owner has not said yet what becomes of it.</summary>
/// <param name="Ends">When the owner is asked.</param>
[GenerateSerializer, Immutable, Alias("bookings.lease")]
internal sealed record BookingLease([property: Id(0)] Guid Operation, [property: Id(1)] GrainId Owner, [property: Id(2)] DateTimeOffset Ends);
