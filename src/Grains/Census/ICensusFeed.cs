namespace GroupActors.Census;

/// <summary>Takes changes as they become durable. A lost one is found by comparing versions with the ledger.</summary>
[Alias("census.feed")]
internal interface ICensusFeed : IGrainWithStringKey
{
    [Alias("tell")]
    Task Tell(CensusChanges changes);
}
