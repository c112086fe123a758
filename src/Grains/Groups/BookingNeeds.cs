using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>Who and what is booked for sessions.</summary>
[GenerateSerializer, Immutable, Alias("groups.booking-needs")]
internal sealed record BookingNeeds([property: Id(0)] ImmutableArray<string> Facilitators, [property: Id(1)] string? Room, [property: Id(2)] Modality Modality);
