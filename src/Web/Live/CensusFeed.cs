using System.Threading.Channels;
using GroupActors.Census;
using GroupActors.Clinics;

namespace GroupActors.Live;

/// <summary>
/// One clinic's census on this web host: the host's only observer of the clinic, however many boards are open. Changes are taken one after the other, applied to the picture kept here and handed to
/// <see cref="LivePublisher"/>; a gap in the numbers is healed by a snapshot.
/// </summary>
internal sealed partial class CensusFeed(ClinicKey clinic, IGrainFactory grains, LivePublisher publisher, TimeProvider clock, ILogger<CensusFeed> log) : ICensusObserver, IAsyncDisposable
{
    private static readonly TimeSpan Renewal = CensusWatch.Expiry / 3;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly Channel<CensusDelta> _arrived = Channel.CreateUnbounded<CensusDelta>(new() { SingleReader = true });
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private CensusSnapshot? _picture;
    private Task _running = Task.CompletedTask;

    /// <summary>Completes when there is a picture; fails when the census cannot be reached.</summary>
    public Task Started => _started.Task;

    /// <summary>The clinic as last heard.</summary>
    public CensusSnapshot Picture => _picture ?? throw new InvalidOperationException("The feed has not started.");

    /// <summary>Whether it stopped watching, by itself or because it was ended.</summary>
    public bool HasEnded => _running.IsCompleted;

    /// <summary>Begins to watch.</summary>
    public void Start() => _running = Run();

    /// <summary>Called by the census.</summary>
    public Task Changed(CensusDelta delta)
    {
        _arrived.Writer.TryWrite(delta);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task Run()
    {
        var self = grains.CreateObjectReference<ICensusObserver>(this);
        try
        {
            await Watch(self);
            var renewing = Renew(self);
            await foreach (var delta in _arrived.Reader.ReadAllAsync(_stopping.Token))
            {
                if (!await Take(delta)) await CatchUp(self);
            }

            await renewing;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            await grains.Census(clinic).Unwatch(self).WaitAsync(TimeSpan.FromSeconds(2)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception exception)
        {
            LogEnded(exception);
            _started.TrySetException(exception);
        }
        finally
        {
            grains.DeleteObjectReference<ICensusObserver>(self);
        }
    }

    /// <summary>Shows a change; false when the boards must be drawn anew.</summary>
    private async Task<bool> Take(CensusDelta delta)
    {
        var picture = Picture;
        if (delta.Epoch != picture.Epoch || delta.Number > picture.Number + 1) return false;
        if (delta.Number <= picture.Number) return true;
        _picture = Apply(picture, delta);
        try
        {
            await publisher.Publish(clinic, delta, _picture);
            return true;
        }
        catch (Exception exception) when (!_stopping.IsCancellationRequested)
        {
            LogNotReached(exception);
            return false;
        }
    }

    /// <summary>Draws the boards from a snapshot, however long the census or its database cannot be reached: nobody else would tell the browsers, whose own connection is sound.</summary>
    private async Task CatchUp(ICensusObserver self)
    {
        while (true)
        {
            try
            {
                await Watch(self);
                await publisher.PublishAll(clinic, Picture);
                return;
            }
            catch (Exception exception) when (!_stopping.IsCancellationRequested)
            {
                LogNotReached(exception);
            }

            await Task.Delay(RetryAfter, clock, _stopping.Token);
        }
    }

    private async Task Watch(ICensusObserver self)
    {
        _picture = await grains.Census(clinic).Watch(self);
        _started.TrySetResult();
    }

    private async Task Renew(ICensusObserver self)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        while (await timer.WaitForNextTickAsync(_stopping.Token))
        {
            try
            {
                var heard = await grains.Census(clinic).Watch(self);
                // The census was moved or rebuilt, or a message was lost: a delta that is ahead of the picture makes the reader fetch it anew.
                if (heard.Epoch != Picture.Epoch || heard.Number > Picture.Number) _arrived.Writer.TryWrite(new(heard.Epoch, heard.Number + 1, [], [], [], null, null));
            }
            catch (Exception exception) when (!_stopping.IsCancellationRequested)
            {
                LogNotReached(exception);
            }
        }
    }

    /// <summary>The picture after a delta.</summary>
    internal static CensusSnapshot Apply(CensusSnapshot picture, CensusDelta delta)
    {
        var gone = delta.Gone.ToHashSet(StringComparer.Ordinal);
        return picture with
        {
            Epoch = delta.Epoch,
            Number = delta.Number,
            Groups = [.. Merge(picture.Groups, delta.Groups, card => card.Key.ToString()).OrderBy(BoardOrder.Of, StringComparer.Ordinal)],
            Sessions = [.. Merge(picture.Sessions, delta.Sessions, card => card.Key.ToString()).OrderBy(card => card.Start).ThenBy(card => card.Key.ToString(), StringComparer.Ordinal)],
            Totals = delta.Totals ?? picture.Totals,
            Alerts = delta.Alerts ?? picture.Alerts,
        };

        IEnumerable<T> Merge<T>(IEnumerable<T> old, IEnumerable<T> changed, Func<T, string> key) =>
            old.Concat(changed).GroupBy(key, StringComparer.Ordinal).Where(versions => !gone.Contains(versions.Key)).Select(versions => versions.Last());
    }

    [LoggerMessage(LogLevel.Warning, "The census could not be reached; trying again.")]
    private partial void LogNotReached(Exception exception);

    [LoggerMessage(LogLevel.Error, "The census feed ended.")]
    private partial void LogEnded(Exception exception);
}
