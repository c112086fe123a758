using GroupActors.Groups;

namespace GroupActors.Census;

/// <summary>What a group says of itself; the census prices it with today's fees.</summary>
/// <param name="Members">How many members by payer and standing.</param>
[GenerateSerializer, Immutable, Alias("census.stored-group-card")]
internal sealed record StoredGroupCard(
    [property: Id(0)] GroupKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string Name,
    [property: Id(3)] string GroupType,
    [property: Id(4)] GroupPhase Phase,
    [property: Id(5)] ImmutableArray<WeeklySlot> Slots,
    [property: Id(6)] ImmutableArray<string> Facilitators,
    [property: Id(7)] string? Room,
    [property: Id(8)] int TherapeuticMinimum,
    [property: Id(9)] GroupCensus Census,
    [property: Id(10)] ImmutableArray<PayerShare> Members)
{
    /// <summary>When active members who are not at risk are expected to graduate.</summary>
    [Id(11)] public ImmutableArray<DateOnly> Graduations { get; init; } = [];
}
