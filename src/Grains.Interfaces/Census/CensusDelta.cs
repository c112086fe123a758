namespace GroupActors.Census;

/// <summary>What changed since the delta before: whole cards, and totals and alerts only where they changed.</summary>
/// <param name="Epoch">As in the snapshot.</param>
/// <param name="Number">One more than the delta before.</param>
/// <param name="Groups">Changed cards.</param>
/// <param name="Sessions">Changed cards.</param>
/// <param name="Gone">Keys of cards that are no longer shown.</param>
/// <param name="Totals">New totals; null when unchanged.</param>
/// <param name="Alerts">New alerts; null when unchanged.</param>
[GenerateSerializer, Immutable, Alias("census.delta")]
public sealed record CensusDelta(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] long Number,
    [property: Id(2)] ImmutableArray<GroupCard> Groups,
    [property: Id(3)] ImmutableArray<SessionCard> Sessions,
    [property: Id(4)] ImmutableArray<string> Gone,
    [property: Id(5)] CensusTotals? Totals,
    [property: Id(6)] ImmutableArray<CensusAlert>? Alerts);
