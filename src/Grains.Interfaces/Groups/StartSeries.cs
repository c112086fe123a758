using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>Starts a group's series.</summary>
/// <param name="From">First local date on which a session may be.</param>
/// <param name="Slots">Weekly slots.</param>
/// <param name="Facilitator">Id of the primary facilitator.</param>
/// <param name="CoFacilitator">Id of the co-facilitator; needed where the type asks for two (F-4).</param>
/// <param name="Room">Id of the room; null for telehealth only (F-9).</param>
/// <param name="Modality">How members usually take part.</param>
[GenerateSerializer, Immutable, Alias("groups.start-series")]
public sealed record StartSeries(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] ImmutableArray<WeeklySlot> Slots,
    [property: Id(2)] string Facilitator,
    [property: Id(3)] string? CoFacilitator,
    [property: Id(4)] string? Room,
    [property: Id(5)] Modality Modality = Modality.InPerson);
