using Orleans.Concurrency;

namespace GroupActors.Imports;

/// <summary>An import calling itself: each slice of the work is a call of its own, so that none is long.</summary>
[Alias("imports.worker")]
internal interface IImportWorker : IGrainWithStringKey
{
    /// <summary>Does the next slice, and asks for the one after it.</summary>
    [Alias("work"), OneWay]
    Task Work();
}
