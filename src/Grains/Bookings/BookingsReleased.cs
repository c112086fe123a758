using GroupActors.Sessions;

namespace GroupActors.Bookings;

/// <summary>Tells a bookable that sessions no longer need it (F-9, S-13). <paramref name="Operations"/> says which bookings are meant, so that a later booking of the same session stays.</summary>
[GenerateSerializer, Immutable, Alias("bookings.released"), JournalName("bookings.released")]
internal sealed record BookingsReleased([property: Id(0)] ImmutableArray<SessionKey> Sessions, [property: Id(1)] ImmutableArray<Guid> Operations) : IEffectMessage;
