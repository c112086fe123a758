using System.Collections.Concurrent;
using GroupActors.Clinics;

namespace GroupActors.Live;

/// <summary>The feeds of this web host, one a watched clinic; a feed nobody needs any more is ended.</summary>
internal sealed class CensusFeeds(IServiceProvider services, LiveConnections connections, TimeProvider clock) : BackgroundService
{
    private readonly ConcurrentDictionary<ClinicKey, CensusFeed> _feeds = new();
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>The clinic's feed, with a picture.</summary>
    public async Task<CensusFeed> Of(ClinicKey clinic)
    {
        if (_feeds.TryGetValue(clinic, out var running) && running.Started.IsCompletedSuccessfully && !running.HasEnded) return running;
        await _gate.WaitAsync();
        CensusFeed feed;
        try
        {
            if (!_feeds.TryGetValue(clinic, out feed!) || feed.HasEnded)
            {
                _feeds[clinic] = feed = ActivatorUtilities.CreateInstance<CensusFeed>(services, clinic);
                feed.Start();
            }
        }
        finally
        {
            _gate.Release();
        }

        await feed.Started;
        return feed;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // A host may be stopped twice at once: each feed is ended by whoever takes it out.
        foreach (var clinic in _feeds.Keys)
        {
            if (_feeds.TryRemove(clinic, out var feed)) await feed.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(2), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (clinic, feed) in _feeds)
            {
                if (!feed.HasEnded && connections.AnyIn(clinic.Clinic)) continue;
                if (_feeds.TryRemove(clinic, out _)) await feed.DisposeAsync();
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _gate.Dispose();
        base.Dispose();
    }
}
