namespace GroupActors.Census;

/// <summary>What has become durable since the message before, each group and session as it is last.</summary>
/// <param name="IsWaitlistChanged">How many wait must be counted anew: entries have no cards.</param>
[GenerateSerializer, Immutable, Alias("census.changes")]
internal sealed record CensusChanges(
    [property: Id(0)] ImmutableArray<StoredGroupCard> Groups, [property: Id(1)] ImmutableArray<StoredSessionCard> Sessions, [property: Id(2)] bool IsWaitlistChanged);
