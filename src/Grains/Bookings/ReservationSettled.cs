namespace GroupActors.Bookings;

/// <summary>Tells a bookable what became of an operation. Final: whichever arrives, it is the same.</summary>
[GenerateSerializer, Immutable, Alias("bookings.reservation-settled"), JournalName("bookings.reservation-settled")]
internal sealed record ReservationSettled([property: Id(0)] Guid Operation, [property: Id(1)] bool IsConfirmed) : IEffectMessage;
