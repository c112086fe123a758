using Orleans.Concurrency;

namespace GroupActors.Census;

/// <summary>A clinic's live picture, in memory; rebuilt from the durable cards when somebody watches (L-1).</summary>
[Alias("census.census")]
public interface ICensusGrain : IGrainWithStringKey
{
    /// <summary>Starts or renews watching; renew well inside <see cref="CensusWatch.Expiry"/>. The snapshot is what the next delta follows on.</summary>
    [Alias("watch")]
    Task<CensusSnapshot> Watch(ICensusObserver observer, CancellationToken cancellationToken = default);

    /// <summary>Stops watching.</summary>
    [Alias("unwatch")]
    Task Unwatch(ICensusObserver observer, CancellationToken cancellationToken = default);

    /// <summary>The picture now.</summary>
    [Alias("snapshot"), ReadOnly]
    Task<CensusSnapshot> Snapshot(CancellationToken cancellationToken = default);
}
