using System.Collections.Concurrent;
using System.Globalization;

namespace GroupActors.Storage;

/// <summary>Calls the grains whose deadline has passed. A grain that fails, or whose silo dies, is called again when the lease runs out.</summary>
internal sealed partial class DeadlineScanner(IGrainFactory grains, IDatabase database, TimeProvider time, ILogger<DeadlineScanner> logger) : BackgroundService
{
    private const int Limit = 200;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _taking = new(1, 1);
    private readonly ConcurrentDictionary<Task, string> _calls = new();

    /// <summary>Calls every grain that is due, and waits for these and all other calls under way; answers how many those were.</summary>
    public async Task<int> Scan(CancellationToken cancellationToken)
    {
        await Begin(Limit, cancellationToken);
        Task[] calls = [.. _calls.Keys];
        await Task.WhenAll(calls);
        return calls.Length;
    }

    public override void Dispose()
    {
        base.Dispose();
        _taking.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                // Nobody waits for the calls: a grain that hangs takes one place of many, and only until its call times out.
                bool mayBeMore;
                do mayBeMore = await Begin(Limit - _calls.Count, stoppingToken);
                while (mayBeMore);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogScanFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Begins to call at most so many grains; whether there may be more that are due.</summary>
    private async Task<bool> Begin(int limit, CancellationToken cancellationToken)
    {
        if (limit <= 0) return false;
        await _taking.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            var targets = await database.TakeDeadlines(now, now + Lease, limit, cancellationToken);
            foreach (var target in targets)
            {
                var call = Call(target);
                _calls[call] = target;
                _ = call.ContinueWith(ended => _calls.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            return targets.Count == limit;
        }
        finally
        {
            _taking.Release();
        }
    }

    private async Task Call(string target)
    {
        var grain = GrainId.Parse(target, CultureInfo.InvariantCulture);
        try
        {
            await grains.At<IDeadlineTarget>(grain).Deadline();
        }
        catch (Exception exception)
        {
            LogCallFailed(logger, exception, grain.Type.ToString()!);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadlines could not be scanned; the next round tries again.")]
    private static partial void LogScanFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A deadline of {GrainType} failed; it is called again when its lease runs out.")]
    private static partial void LogCallFailed(ILogger logger, Exception exception, string grainType);
}
