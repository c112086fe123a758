namespace GroupActors.Aggregates;

/// <summary>What every aggregate needs from its host.</summary>
internal sealed class AggregateServices(TimeProvider time, ILoggerFactory loggers, ILedger ledger)
{
    public TimeProvider Time { get; } = time;

    public ILoggerFactory Loggers { get; } = loggers;

    public ILedger Ledger { get; } = ledger;
}
