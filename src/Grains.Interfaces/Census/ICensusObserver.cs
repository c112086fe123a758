using Orleans.Concurrency;

namespace GroupActors.Census;

/// <summary>Is told what changed in a census.</summary>
[Alias("census.observer")]
public interface ICensusObserver : IGrainObserver
{
    /// <summary>Takes one delta. Numbers follow each other without a gap; after a gap, or another epoch, ask for a snapshot. Nobody waits for it: one slow watcher holds up no other.</summary>
    [Alias("changed"), OneWay]
    Task Changed(CensusDelta delta);
}
