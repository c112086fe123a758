using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;

namespace GroupActors.Storage;

/// <summary>
/// Delivers effects, straight after their commit and again from the outbox until they are received. In no order: receivers do not need any.
/// What keeps failing stays in the outbox, is tried ever more rarely, and shows in the metrics and the log.
/// </summary>
internal sealed partial class EffectDispatcher(IGrainFactory grains, IDatabase database, CommitQueue queue, TimeProvider time, StorageMetrics metrics, ILogger<EffectDispatcher> logger)
    : BackgroundService
{
    private const int Workers = 32;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    /// <summary>Most failures pass at once, such as a grain that just deactivated.</summary>
    private static readonly TimeSpan[] QuickRetries = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500)];

    private readonly Channel<OutboxItem> _items = Channel.CreateUnbounded<OutboxItem>();
    private readonly ConcurrentDictionary<OutboxKey, bool> _underWay = new();
    private CancellationToken _stopping;

    /// <summary>How many effects this silo is delivering or about to.</summary>
    public int UnderWay => _underWay.Count;

    /// <summary>Takes the effects of a commit that has just become durable.</summary>
    public void Dispatch(string sender, Commit commit)
    {
        for (var i = 0; i < commit.Effects.Length; i++)
        {
            var effect = commit.Effects[i];
            Dispatch(new OutboxItem(new(sender, commit.Version, i), effect.Target.ToString(), JournalJson.Name(effect.Message), null, effect.Message, commit.Watch, 0));
        }
    }

    /// <summary>Takes one effect, unless it is under way already.</summary>
    public void Dispatch(OutboxItem item)
    {
        if (!_underWay.TryAdd(item.Key, true)) return;

        // Somebody waits: never behind workers that may themselves be waiting.
        if (item.Watch?.Awaits(item.Key.Index) == true) _ = Deliver(item, _stopping);
        else _items.Writer.TryWrite(item);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Workers),
            new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = stoppingToken },
            async (_, cancellationToken) =>
            {
                await foreach (var item in _items.Reader.ReadAllAsync(cancellationToken)) await Deliver(item, cancellationToken);
            });
    }

    private async Task Deliver(OutboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            // Off the committer's thread, which may be the one that calls.
            await Task.Yield();
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    var message = item.Message ?? JournalJson.Read<IEffectMessage>(item.Type, item.Payload!);
                    var target = grains.At<IEffectReceiver>(GrainId.Parse(item.Target, CultureInfo.InvariantCulture));
                    await target.Receive(new(item.Key.Sender, item.Key.Version, item.Key.Index, message), CancellationToken.None);
                    item.Watch?.MarkDelivered(item.Key.Index);
                    queue.Forget(item.Key);
                    metrics.Delivered();
                    return;
                }
                catch (Exception) when (attempt < QuickRetries.Length && !cancellationToken.IsCancellationRequested)
                {
                    await Task.Delay(QuickRetries[attempt], cancellationToken);
                }
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            metrics.Failed();
            LogFailed(logger, exception, item.Type, item.Attempts + 1);
            await PutOff(item, cancellationToken);
        }
        catch (Exception)
        {
            // Stopping: what is left stays in the outbox.
        }
        finally
        {
            _underWay.TryRemove(item.Key, out _);
        }
    }

    private async Task PutOff(OutboxItem item, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, Math.Pow(2, Math.Min(item.Attempts, 12))));
        try
        {
            await database.PutOff(item.Key, time.GetUtcNow() + delay, cancellationToken);
        }
        catch (Exception exception)
        {
            // Its lease runs out all the same.
            LogFailed(logger, exception, item.Type, item.Attempts + 1);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The effect {Type} could not be delivered in {Rounds} rounds; it stays in the outbox and is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string type, int rounds);
}
