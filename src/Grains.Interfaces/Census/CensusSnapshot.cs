namespace GroupActors.Census;

/// <summary>The whole live picture of a clinic.</summary>
/// <param name="Epoch">Changes whenever numbering starts anew.</param>
/// <param name="Number">The last delta that is part of it.</param>
/// <param name="At">When it was drawn.</param>
/// <param name="Groups">Cards of all groups that have not ended, in the week's order.</param>
/// <param name="Sessions">Cards of today's sessions and of unconfirmed ones before, by start.</param>
/// <param name="Totals">The clinic's totals: they equal the cards.</param>
/// <param name="Alerts">What needs a person, the most urgent first.</param>
[GenerateSerializer, Immutable, Alias("census.snapshot")]
public sealed record CensusSnapshot(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] long Number,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] ImmutableArray<GroupCard> Groups,
    [property: Id(4)] ImmutableArray<SessionCard> Sessions,
    [property: Id(5)] CensusTotals Totals,
    [property: Id(6)] ImmutableArray<CensusAlert> Alerts);
