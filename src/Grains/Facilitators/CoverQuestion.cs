using GroupActors.Bookings;

namespace GroupActors.Facilitators;

/// <summary>A session that somebody is looked for.</summary>
/// <param name="Cover">Null where the facilitator leads the group themselves.</param>
[GenerateSerializer, Immutable, Alias("facilitators.cover-question")]
internal sealed record CoverQuestion([property: Id(0)] BookingSlot Slot, [property: Id(1)] string GroupType, [property: Id(2)] CoverTerms? Cover);
