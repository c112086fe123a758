using System.Globalization;

namespace GroupActors.Storage;

/// <summary>Calls the grains whose deadline has passed. A grain that fails, or whose silo dies, is called again when the lease runs out.</summary>
internal sealed partial class DeadlineScanner(IGrainFactory grains, IDatabase database, TimeProvider time, ILogger<DeadlineScanner> logger) : BackgroundService
{
    private const int Limit = 200;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _scanning = new(1, 1);

    /// <summary>Calls every grain that is due, after a scan that is under way has called its own; answers how many those were.</summary>
    public async Task<int> Scan(CancellationToken cancellationToken)
    {
        await _scanning.WaitAsync(cancellationToken);
        try
        {
            var called = 0;
            IReadOnlyList<string> targets;
            do
            {
                var now = time.GetUtcNow();
                targets = await database.TakeDeadlines(now, now + Lease, Limit, cancellationToken);
                await Task.WhenAll(targets.Select(Call));
                called += targets.Count;
            }
            while (targets.Count == Limit);
            return called;
        }
        finally
        {
            _scanning.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _scanning.Dispose();
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
                LogScanFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Call(string target)
    {
        var grain = GrainId.Parse(target, CultureInfo.InvariantCulture);
        try
        {
            await grains.GetGrain<IDeadlineTarget>(grain).Deadline();
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
