using GroupActors.Bookings;

namespace GroupActors.Facilitators;

/// <summary>Whether a facilitator could cover.</summary>
/// <param name="Reasons">For each question, all that speaks against it; empty where nothing does.</param>
/// <param name="Booked">Sessions that they have, 5 weeks back (cover: 13) and ahead.</param>
/// <param name="Covered">Those of them that are cover.</param>
[GenerateSerializer, Immutable, Alias("facilitators.cover-answer")]
internal sealed record CoverAnswer(
    [property: Id(0)] ImmutableArray<ImmutableArray<RefusalDetail>> Reasons, [property: Id(1)] ImmutableArray<BookingSlot> Booked, [property: Id(2)] ImmutableArray<BookingSlot> Covered);
