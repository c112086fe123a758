namespace GroupActors.Census;

/// <summary>Is told what changed in a census.</summary>
[Alias("census.observer")]
public interface ICensusObserver : IGrainObserver
{
    /// <summary>Takes one delta. Numbers follow each other without a gap; after a gap, or another epoch, ask for a snapshot.</summary>
    [Alias("changed")]
    Task Changed(CensusDelta delta);
}
