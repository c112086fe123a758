namespace GroupActors.Bookings;

/// <summary>The slots that an operation holds.</summary>
[GenerateSerializer, Immutable, Alias("bookings.reservation-view")]
internal sealed record ReservationView([property: Id(0)] Guid Operation, [property: Id(1)] int Slots);
