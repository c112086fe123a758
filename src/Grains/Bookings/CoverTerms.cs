using GroupActors.Sessions;

namespace GroupActors.Bookings;

/// <summary>Says of a reservation that it is for cover, which has limits of its own (F-6).</summary>
/// <param name="Around">Sessions of the group before and after, in order, the reserved one too and none that is cancelled: what is consecutive.</param>
[GenerateSerializer, Immutable, Alias("bookings.cover-terms")]
internal sealed record CoverTerms([property: Id(0)] ImmutableArray<SessionKey> Around);
