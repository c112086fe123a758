namespace GroupActors.Census;

/// <summary>Takes cards as they become durable. A lost one is found by comparing versions with the ledger.</summary>
[Alias("census.feed")]
internal interface ICensusFeed : IGrainWithStringKey
{
    [Alias("tell-group"), Orleans.Concurrency.OneWay]
    Task Tell(StoredGroupCard card);

    [Alias("tell-session"), Orleans.Concurrency.OneWay]
    Task Tell(StoredSessionCard card);

    /// <summary>How many wait must be counted anew: entries have no cards.</summary>
    [Alias("waitlist-changed"), Orleans.Concurrency.OneWay]
    Task WaitlistChanged();
}
