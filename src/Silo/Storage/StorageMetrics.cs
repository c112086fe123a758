using System.Diagnostics.Metrics;

namespace GroupActors.Storage;

/// <summary>What the storage shows to the outside: no names, no keys.</summary>
internal sealed class StorageMetrics
{
    /// <summary>The name under which the metrics are published.</summary>
    public const string MeterName = "GroupActors.Storage";

    private readonly Counter<long> _delivered;
    private readonly Counter<long> _failed;

    public StorageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _delivered = meter.CreateCounter<long>("groupactors.effects.delivered");
        _failed = meter.CreateCounter<long>("groupactors.effects.failed");
        meter.CreateObservableGauge("groupactors.effects.undelivered", () => Undelivered);
        meter.CreateObservableGauge("groupactors.effects.failing", () => Failing);
    }

    /// <summary>Effects in the outbox at the last scan.</summary>
    public long Undelivered { get; set; }

    /// <summary>Those of them that failed at least one round.</summary>
    public long Failing { get; set; }

    public void Delivered() => _delivered.Add(1);

    public void Failed() => _failed.Add(1);
}
