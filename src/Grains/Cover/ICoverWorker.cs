using Orleans.Concurrency;

namespace GroupActors.Cover;

/// <summary>A cover plan calling itself: whoever asked for the proposal does not wait for it.</summary>
[Alias("cover.worker")]
internal interface ICoverWorker : IGrainWithStringKey
{
    /// <summary>Makes the proposal.</summary>
    [Alias("work"), OneWay]
    Task Work();
}
