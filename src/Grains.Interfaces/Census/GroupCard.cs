using GroupActors.Groups;

namespace GroupActors.Census;

/// <summary>A group on the board. Names no person: facilitators are ids.</summary>
/// <param name="Key">The group.</param>
/// <param name="Version">The group's version that it shows.</param>
/// <param name="Name">Name of the group.</param>
/// <param name="GroupType">Id of its type.</param>
/// <param name="Slots">Weekly slots.</param>
/// <param name="Facilitators">Ids of primary and co-facilitator.</param>
/// <param name="Room">Id of the room.</param>
/// <param name="TherapeuticMinimum">Members under which it does not work.</param>
/// <param name="Census">Counts by status .</param>
/// <param name="Revenue">Money a session .</param>
/// <param name="IsBelowMinimum">Fewer active members than the therapeutic minimum .</param>
/// <param name="IsUnderperforming">Money on hold or open places pass the policy's limits .</param>
[GenerateSerializer, Immutable, Alias("census.group-card")]
public sealed record GroupCard(
    [property: Id(0)] GroupKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string Name,
    [property: Id(3)] string GroupType,
    [property: Id(4)] ImmutableArray<WeeklySlot> Slots,
    [property: Id(5)] ImmutableArray<string> Facilitators,
    [property: Id(6)] string? Room,
    [property: Id(7)] int TherapeuticMinimum,
    [property: Id(8)] GroupCensus Census,
    [property: Id(9)] GroupRevenue Revenue,
    [property: Id(10)] bool IsBelowMinimum,
    [property: Id(11)] bool IsUnderperforming)
{
    /// <summary>Fewer than the minimum will be left of the active members without those at risk and those who are about to graduate .</summary>
    [Id(12)] public bool IsHeadingBelowMinimum { get; init; }

    /// <summary>Why it is, or will be, too small, in words; null where it is not .</summary>
    [Id(13)] public string? MinimumWarning { get; init; }

    /// <summary>What it costs that the group is underperforming, and what mends it, in words; null where it is not .</summary>
    [Id(14)] public string? Shortfall { get; init; }
}
