using GroupActors.Hosting;
using Microsoft.Extensions.Options;

namespace GroupActors.Storage;

/// <summary>Finds effects that a crash or a failing receiver left in the outbox, and has them delivered.</summary>
internal sealed partial class OutboxScanner(IDatabase database, EffectDispatcher dispatcher, StorageMetrics metrics, TimeProvider time, IOptions<SiloOptions> options, ILogger<OutboxScanner> logger)
    : BackgroundService
{
    private const int Limit = 500;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private bool _first = true;

    /// <summary>Takes what is due; answers how much that was.</summary>
    public async Task<int> Scan(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // A silo that is alone knows at its start that whoever held the leases is gone.
        var dueBefore = _first && options.Value.Role == ClusterRole.Alone ? DateTimeOffset.MaxValue.AddDays(-1) : now;
        var taken = 0;
        IReadOnlyList<OutboxItem> items;
        do
        {
            items = await database.TakeEffects(dueBefore, now + CommitQueue.EffectLease, Limit, cancellationToken);
            foreach (var item in items) dispatcher.Dispatch(item);
            taken += items.Count;
        }
        while (items.Count == Limit && dueBefore <= now);

        _first = false;
        (metrics.Undelivered, metrics.Failing) = await database.CountEffects(cancellationToken);
        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await Scan(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be scanned; the next round tries again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
