using GroupActors.Bookings;
using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>Tells a session that it exists. Its bookings are confirmed by the same commit of the group.</summary>
/// <param name="GroupVersion">The group's version; a session keeps the highest.</param>
/// <param name="Operation">The operation that booked facilitators and room; null where nothing is booked.</param>
[GenerateSerializer, Immutable, Alias("groups.session-planned"), JournalName("groups.session-planned")]
internal sealed record SessionPlanned(
    [property: Id(0)] long GroupVersion,
    [property: Id(1)] string GroupName,
    [property: Id(2)] string GroupType,
    [property: Id(3)] BookingSlot Time,
    [property: Id(4)] ImmutableArray<string> Facilitators,
    [property: Id(5)] int FacilitatorsNeeded,
    [property: Id(6)] string? Room,
    [property: Id(7)] Modality Modality,
    [property: Id(8)] Guid? Operation) : IEffectMessage;
