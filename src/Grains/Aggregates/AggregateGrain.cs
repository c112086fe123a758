using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace GroupActors.Aggregates;

/// <summary>
/// The shell around every aggregate's rules: decide on the state in memory, commit, and only then answer.
/// Reentrant by contract: deciding and assigning happen in one synchronous step, so that commands interleave only at the commit, whose queued writes merge.
/// Await other grains first, then decide on the current state; never decide on what was read before an await.
/// </summary>
internal abstract partial class AggregateGrain<TState> : Grain, IEffectReceiver, IDeadlineTarget, IRowSource
    where TState : AggregateState<TState>, new()
{
    /// <summary>How long an answer waits for effects to be received; the outbox delivers them all the same.</summary>
    private static readonly TimeSpan DeliveryPatience = TimeSpan.FromSeconds(5);

    private readonly IPersistentState<TState> _storage;
    private readonly ILedger _ledger;
    private readonly ILogger _logger;
    private TState _loaded = new();
    private string _stream = "";
    private long _toldVersion;

    protected AggregateGrain(IPersistentState<TState> storage, AggregateServices services)
    {
        _storage = storage;
        _ledger = services.Ledger;
        Time = services.Time;
        _logger = services.Loggers.CreateLogger(GetType());
    }

    protected TimeProvider Time { get; }

    /// <summary>The state that is durable: all that may be shown.</summary>
    protected TState Committed => (TState?)_storage.State.Log?.Committed ?? _loaded;

    /// <summary>The state with the commits under way: what decisions build on, never shown.</summary>
    protected TState Current => _storage.State;

    protected string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = AggregateStream.Of(this.GetGrainId());
        var state = (TState)_storage.State.Upcast();
        _loaded = state;
        _toldVersion = state.Version;
        _storage.State = state with { Log = new CommitLog() };
        return base.OnActivateAsync(cancellationToken);
    }

    public async Task Receive(EffectEnvelope envelope, CancellationToken cancellationToken = default)
    {
        var context = new CommandContext(envelope.CommandId(), Actor.System(envelope.Sender));
        await Handle(envelope, context);
    }

    public virtual Task Deadline(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Does what follows from an effect, through <see cref="Execute{TView}"/> with <paramref name="context"/>.</summary>
    protected virtual Task Handle(EffectEnvelope envelope, CommandContext context)
    {
        // Thrown, not dropped: the outbox keeps it until a release that knows it runs here.
        throw new NotSupportedException($"{GetType().Name} does not know the effect {envelope.Message.GetType().Name}.");
    }

    /// <summary>The read-table rows that <paramref name="entries"/> change, given the state after them.</summary>
    protected abstract IEnumerable<RowChange> Rows(TState before, TState after, ReadOnlyMemory<JournalEntry> entries);

    /// <summary>What other aggregates must be told because of <paramref name="entries"/>.</summary>
    protected virtual IEnumerable<Effect> Effects(TState before, TState after, ReadOnlyMemory<JournalEntry> entries) => [];

    /// <summary>
    /// Whether a command that causes <paramref name="effect"/> is answered only when the effect has been received, or after 5 seconds without:
    /// for what the caller must find already so elsewhere. Calls must not come back to a waiting grain that is not reentrant.
    /// </summary>
    protected virtual bool AwaitsDelivery(Effect effect) => false;

    /// <summary>Called after commits became durable, with the newest durable state: the place for what may be lost, such as the live census.</summary>
    protected virtual void OnCommitted(TState committed) { }

    /// <summary>Decides, commits and answers one command.</summary>
    /// <param name="command">The command's content, to recognize its repeat.</param>
    /// <param name="operation">What is done with it: the same content means another thing in another method.</param>
    /// <param name="decide">A rule; runs synchronously on the current state.</param>
    /// <param name="view">Makes the answer from a durable state.</param>
    protected async Task<Outcome<TView>> Execute<TView>(
        CommandContext context, object command, Func<TState, DateTimeOffset, Decision> decide, Func<TState, TView> view, [CallerMemberName] string operation = "")
        where TView : class
    {
        if (context.Reason?.Length > CommandContext.LongestReason) return Refusal.Invalid("reason", $"A reason has at most {CommandContext.LongestReason} characters.");
        var before = Current;
        var fingerprint = CommandFingerprint.Of(operation, command);
        if (before.Done.Find(context.CommandId) is { } known)
        {
            await WhenCommitted();
            return Repeated(new(known), fingerprint, view);
        }

        // The ledger keeps microseconds: what is decided now and what the journal rebuilds later must be equal.
        var now = Time.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var decision = decide(before, now);
        if (decision.Refusal is not null || decision.Events.IsEmpty)
        {
            await WhenCommitted();
            if (decision.Refusal is not { } refusal) return view(Committed);
            if (await DoneLongAgo(before, context.CommandId) is { } done) return Repeated(done, fingerprint, view);
            return new Outcome<TView>(Committed.Exists ? view(Committed) : null, refusal);
        }

        var commit = Stage(before, decision.Events, context, fingerprint, now);
        try
        {
            await Write(context.CommandId);
            if (commit.Watch is { } watch) await watch.Delivered.WaitAsync(DeliveryPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
        catch (DuplicateCommandException)
        {
            // Done so long ago that only the journal knew. The activation still goes, for its state holds the repeat.
            return Repeated(await _ledger.Find(_stream, context.CommandId) ?? new(null), fingerprint, view);
        }

        return view(Committed);
    }

    /// <summary>A command that is refused now and was done so long ago that only the journal knows: it may be refused for what it did itself.</summary>
    private async Task<DoneCommand?> DoneLongAgo(TState before, Guid commandId) =>
        commandId != Guid.Empty && before.Done.IsFull ? await _ledger.Find(_stream, commandId) : null;

    /// <summary>The answer to a command whose id was used: what is durable, unless it was used for another.</summary>
    private Outcome<TView> Repeated<TView>(DoneCommand done, uint fingerprint, Func<TState, TView> view) where TView : class =>
        done.Fingerprint is { } known && known != fingerprint
            ? Refusal.Conflict("command_id_reused", "This request's id was already used for a different request.")
            : view(Committed);

    private Commit Stage(TState before, ImmutableArray<IDomainEvent> events, CommandContext context, uint fingerprint, DateTimeOffset now)
    {
        var entries = new JournalEntry[events.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new(before.Version + 1 + i, now, context.Actor, context.Reason, context.Origin, i == 0 ? context.CommandId : null, events[i]) { Fingerprint = i == 0 ? fingerprint : null };
        }

        var after = before.Apply(entries);
        after = after.Remember(context.CommandId, fingerprint);
        var deadline = after.Deadline;
        ImmutableArray<Effect> effects = [.. Effects(before, after, entries)];
        int[] awaited = [.. Enumerable.Range(0, effects.Length).Where(index => AwaitsDelivery(effects[index]))];
        var commit = new Commit(after.Version, [.. entries], [.. Rows(before, after, entries)], effects, deadline != before.Deadline, deadline)
        {
            Watch = awaited.Length > 0 ? new(awaited) : null,
        };
        after.Log!.Append(commit);
        _storage.State = after;
        return commit;
    }

    /// <summary>Waits until nothing that a decision was based on is still under way.</summary>
    private Task WhenCommitted() => Current.Version > Committed.Version ? Write() : Task.CompletedTask;

    private async Task Write(Guid commandId = default)
    {
        try
        {
            await _storage.WriteStateAsync();
        }
        catch (Exception exception)
        {
            // What is in memory was never stored: the next activation reads the truth.
            Current.Log!.Break();
            DeactivateOnIdle();
            if (exception is DuplicateCommandException duplicate && duplicate.CommandId == commandId) throw;
            LogCommitFailed(_logger, exception, this.GetGrainId().Type.ToString()!);
            throw new CommitFailedException();
        }

        var committed = Committed;
        if (committed.Version > _toldVersion)
        {
            _toldVersion = committed.Version;
            OnCommitted(committed);
        }
    }

    public async Task<ImmutableArray<RebuiltRow>> RebuildRows(CancellationToken cancellationToken = default)
    {
        var rows = new Dictionary<(string, string), RowChange>();
        var state = new TState();
        var commit = new List<JournalEntry>();
        await foreach (var entry in _ledger.Journal(_stream, 0, cancellationToken))
        {
            // Only a command's first entry names it: there the next commit begins.
            if (entry.CommandId is not null) Fold();
            commit.Add(entry);
        }

        Fold();
        return [.. rows.Values.Where(row => !row.IsDelete).Select(row => new RebuiltRow(row.Table.Name, row.Key, row.Clinic, row.Values))];

        void Fold()
        {
            if (commit.Count == 0) return;
            JournalEntry[] entries = [.. commit];
            commit.Clear();
            var after = state.Apply(entries);
            foreach (var row in Rows(state, after, entries)) rows[(row.Table.Name, row.Key)] = row;
            state = after;
        }
    }

    /// <summary>An id that follows from <paramref name="cause"/> in this aggregate alone: the same after every crash.</summary>
    protected Guid Derived(string cause) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Stream}|{cause}")).AsSpan(0, 16));

    /// <summary>This aggregate's name in the journal.</summary>
    protected string Stream => _stream;

    [LoggerMessage(Level = LogLevel.Error, Message = "A commit of {GrainType} failed; the activation goes away and the next reads what is stored.")]
    private static partial void LogCommitFailed(ILogger logger, Exception exception, string grainType);
}
