using System.IO.Hashing;
using System.Text;
using GroupActors.Clinics;
using GroupActors.Facilitators;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace GroupActors.Census;

/// <summary>
/// A clinic's live picture. It holds nothing that cannot be read again: cards are told as they become durable, and compared with the ledger so that a lost message heals.
/// Reentrant, so that cards are taken while the ledger is read; every change of the picture and its number happens in one synchronous step.
/// </summary>
[GrainType(GrainTypes.Census), Reentrant]
internal sealed class CensusGrain : Grain, ICensusGrain, ICensusFeed
{
    /// <summary>The first change goes out at once; those that follow within this time go out together.</summary>
    private static readonly TimeSpan MergeWindow = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan CompareEvery = TimeSpan.FromSeconds(30);

    private readonly ILedger _ledger;
    private readonly IClinicSettingsSource _settings;
    private readonly TimeProvider _time;
    private readonly ObserverManager<ICensusObserver> _observers;
    private readonly HashSet<string> _toldWhileReading = new(StringComparer.Ordinal);
    private Guid _epoch;
    private long _number;
    private CensusCards _cards = CensusCards.None;
    private CensusPicture _shown = CensusPicture.Empty;
    private DateTimeOffset? _readAt;
    private Task _reading = Task.CompletedTask;
    private IGrainTimer? _compare;
    private IGrainTimer? _clock;
    private IGrainTimer? _merge;
    private bool _isOutdated;
    private bool _isMerging;
    private bool _hasMerged;

    public CensusGrain(ILedger ledger, IClinicSettingsSource settings, TimeProvider time, ILogger<CensusGrain> logger)
    {
        _ledger = ledger;
        _settings = settings;
        _time = time;
        _observers = new(CensusWatch.Expiry, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
    }

    private string Clinic => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Numbering starts anew with every activation, so the activation names the epoch.
        _epoch = new Guid(XxHash128.Hash(Encoding.UTF8.GetBytes(GrainContext.ActivationId.ToString())));
        return base.OnActivateAsync(cancellationToken);
    }

    public async Task<CensusSnapshot> Watch(ICensusObserver observer, CancellationToken cancellationToken = default)
    {
        await Refresh();
        _observers.Subscribe(observer, observer);
        if (_compare is null) await StartWatching();
        return Picture();
    }

    public Task Unwatch(ICensusObserver observer, CancellationToken cancellationToken = default)
    {
        _observers.Unsubscribe(observer);
        StopWhenUnwatched();
        return Task.CompletedTask;
    }

    public async Task<CensusSnapshot> Snapshot(CancellationToken cancellationToken = default)
    {
        await Refresh();
        return Picture();
    }

    public Task Tell(CensusChanges changes)
    {
        // Set again while the ledger is read: that reading may be older than the change.
        if (changes.IsWaitlistChanged) _isOutdated = true;
        return Take(changes) || changes.IsWaitlistChanged ? Show() : Task.CompletedTask;
    }

    private CensusSnapshot Picture() => new(_epoch, _number, _time.GetUtcNow(), _shown.Groups, _shown.Sessions, _shown.Totals, _shown.Alerts);

    /// <summary>Whether the picture may be another one now.</summary>
    private bool Take(CensusChanges changes)
    {
        if (!_reading.IsCompleted)
        {
            _toldWhileReading.UnionWith(changes.Groups.Select(card => card.Key.ToString()));
            _toldWhileReading.UnionWith(changes.Sessions.Select(card => card.Key.ToString()));
        }
        else if (_observers.Count == 0 && IsStale)
        {
            // Nobody looks: whoever asks next reads the ledger.
            _cards = CensusCards.None;
            _readAt = null;
            return false;
        }

        var before = _cards;
        foreach (var card in changes.Groups) _cards = _cards.With(card);
        foreach (var card in changes.Sessions) _cards = _cards.With(card);
        return !ReferenceEquals(before, _cards);
    }

    private Task Show()
    {
        if (_compare is null) return Task.CompletedTask;
        if (!_isMerging) return SendAndMerge();
        _hasMerged = true;
        return Task.CompletedTask;
    }

    private async Task SendAndMerge()
    {
        _isMerging = true;
        _hasMerged = false;
        _merge!.Change(MergeWindow, Timeout.InfiniteTimeSpan);
        await (_isOutdated || _cards.HasUnknownMembers ? Compare() : Redraw());
    }

    private async Task OnMergeWindowClosed()
    {
        if (_hasMerged || _isOutdated) await SendAndMerge();
        else _isMerging = false;
    }

    private bool IsStale => _isOutdated || _readAt is not { } at || _time.GetUtcNow() - at >= CompareEvery;

    private Task Refresh() => IsStale ? Compare() : Redraw();

    /// <summary>Reads the ledger and shows what differs; those who ask meanwhile share one reading.</summary>
    private Task Compare()
    {
        if (_reading.IsCompleted) _reading = ReadAndRedraw();
        return _reading;
    }

    private async Task ReadAndRedraw()
    {
        _toldWhileReading.Clear();
        _isOutdated = false;
        if (await _settings.Get(Clinic) is not { } settings) return;
        var today = new ClinicZone(settings.TimeZone).Date(_time.GetUtcNow());
        var read = await CensusReader.Read(_ledger, Clinic, today, settings.Policies.UncoveredWarningDays) with { Credentials = await CredentialReader.Warnings(_ledger, settings, _time.GetUtcNow()) };
        _cards = _cards.Merge(read, _toldWhileReading);
        _readAt = _time.GetUtcNow();
        await Redraw();
    }

    private async Task Redraw()
    {
        if (await _settings.Get(Clinic) is not { } settings) return;
        var now = _time.GetUtcNow();
        var next = CensusRules.Draw(_cards, settings, now);
        if (_shown.To(next, _epoch, _number + 1) is { } delta)
        {
            _shown = next;
            _number++;
            _ = _observers.Notify(observer => observer.Changed(delta));
        }

        _clock?.Change(CensusRules.NextChange(next, settings, now) - now, Timeout.InfiniteTimeSpan);
    }

    private Task StartWatching()
    {
        var stopped = Timeout.InfiniteTimeSpan;
        _compare = this.RegisterGrainTimer(_ => CompareWhileWatched(), new GrainTimerCreationOptions(CompareEvery, CompareEvery) { Interleave = true, KeepAlive = true });
        _clock = this.RegisterGrainTimer(_ => Compare(), new GrainTimerCreationOptions(stopped, stopped) { Interleave = true });
        _merge = this.RegisterGrainTimer(_ => OnMergeWindowClosed(), new GrainTimerCreationOptions(stopped, stopped) { Interleave = true });
        return Redraw();
    }

    private Task CompareWhileWatched()
    {
        _observers.ClearExpired();
        return StopWhenUnwatched() ? Task.CompletedTask : Compare();
    }

    private bool StopWhenUnwatched()
    {
        if (_observers.Count > 0) return false;
        _compare?.Dispose();
        _clock?.Dispose();
        _merge?.Dispose();
        (_compare, _clock, _merge, _isMerging) = (null, null, null, false);
        return true;
    }
}
