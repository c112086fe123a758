using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Orleans.Storage;

namespace GroupActors.Storage;

/// <summary>
/// Through here goes all that a silo writes. A committer takes all that waits, up to <see cref="MaxBatch"/> writes, and commits it in one transaction.
/// While one batch is under way the next fills itself, so that the durable cost is shared exactly as much as the load asks for.
/// Where the database commits side by side, a second batch begins as soon as it is worth a transaction of its own, and one is worked on while the other waits for the disk.
/// Writes of one state are never under way together.
/// </summary>
internal sealed partial class CommitQueue(IDatabase database, TimeProvider time, ILogger<CommitQueue> logger) : IAsyncDisposable
{
    public const int MaxBatch = 256;

    /// <summary>How many commits are worth a transaction beside one that is under way: fewer gain nothing, for a transaction costs as much as some ten of them.</summary>
    private const int SecondBatch = 16;

    /// <summary>How long an effect is left to the silo that committed it before another may deliver it.</summary>
    public static readonly TimeSpan EffectLease = TimeSpan.FromSeconds(15);

    /// <summary>How long a committer waits for a lost database; callers give up after Orleans' 30 seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FailureMemory = TimeSpan.FromSeconds(30);

    /// <summary>How long delivered effects wait for a batch to be forgotten with.</summary>
    private static readonly TimeSpan ForgetDelay = TimeSpan.FromMilliseconds(25);

    /// <summary>Guards the six fields below it; waited on by committers without work.</summary>
    private readonly object _gate = new();
    private readonly List<PendingWrite> _waiting = [];
    private readonly HashSet<StateKey> _keysUnderWay = [];
    private int _commitsWaiting;
    private int _batchesUnderWay;
    private bool _mustForget;
    private bool _isOver;

    private readonly ConcurrentQueue<OutboxKey> _delivered = new();
    private long _failedAt;
    private Task _run = Task.CompletedTask;
    private int _wakeQueued;

    /// <summary>Called with every stream and commit once it is durable.</summary>
    public Action<string, Commit> OnCommitted { get; set; } = (_, _) => { };

    /// <summary>Whether the newest batch failed, less than a failure's memory ago. A full disk still lets everything be read; whether it has room again only the next batch can tell.</summary>
    public bool HasJustFailed => Volatile.Read(ref _failedAt) is var at and not 0 && time.GetElapsedTime(at) < FailureMemory;

    /// <summary>Starts the committers on threads of their own: behind the grains' work on the thread pool, every batch would wait for its turn.</summary>
    public void Start() => _run = Task.WhenAll(Enumerable.Range(0, database.Committers)
        .Select(committer => Task.Factory.StartNew(() => Run(committer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    /// <summary>The row's new version, when the write is durable.</summary>
    /// <exception cref="InconsistentStateException">Another activation has written since.</exception>
    /// <exception cref="DuplicateCommandException">The journal already holds one of the commands.</exception>
    public Task<int> Commit(PendingWrite write)
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _waiting.Add(write);
                _commitsWaiting += write.Commits.Length;
                WakeCommitters();
                return write.Done;
            }
        }

        write.Fail(new CommitFailedException());
        return write.Done;
    }

    /// <summary>Says that an effect was received, so that its row may go with the next batch.</summary>
    public void Forget(OutboxKey effect)
    {
        _delivered.Enqueue(effect);
        ForgetSoon();
    }

    private void ForgetSoon()
    {
        if (Interlocked.Exchange(ref _wakeQueued, 1) == 0) _ = Wake();

        async Task Wake()
        {
            await Task.Delay(ForgetDelay);
            Volatile.Write(ref _wakeQueued, 0);
            lock (_gate)
            {
                _mustForget = true;
                WakeCommitters();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
        }

        await _run;
    }

    private void Run(int committer)
    {
        var batch = new List<PendingWrite>(MaxBatch);
        while (Take(committer, batch))
        {
            StateKey[] keys = [.. batch.Select(write => write.Key)];
            CommitAll(committer, batch, TakeDelivered()).GetAwaiter().GetResult();
            lock (_gate)
            {
                _batchesUnderWay--;
                _keysUnderWay.ExceptWith(keys);
                WakeCommitters();
            }

            if (!_delivered.IsEmpty) ForgetSoon();
        }
    }

    /// <summary>Whether a further batch is worth its transaction.</summary>
    private bool IsWorthABatch => _batchesUnderWay == 0 ? _waiting.Count > 0 || _mustForget : _commitsWaiting >= SecondBatch;

    private void WakeCommitters()
    {
        if (IsWorthABatch) Monitor.PulseAll(_gate);
    }

    /// <summary>Waits for the next batch; false when there will be none. The first committer alone works while there is little to do.</summary>
    private bool Take(int committer, List<PendingWrite> batch)
    {
        batch.Clear();
        lock (_gate)
        {
            while (true)
            {
                if (_batchesUnderWay >= committer && IsWorthABatch)
                {
                    _waiting.RemoveAll(write =>
                    {
                        // Two activations of one grain: the second write's ETag is judged after the first.
                        if (batch.Count == MaxBatch || !_keysUnderWay.Add(write.Key)) return false;
                        batch.Add(write);
                        _commitsWaiting -= write.Commits.Length;
                        return true;
                    });
                    if (batch.Count > 0 || _mustForget)
                    {
                        _mustForget = false;
                        _batchesUnderWay++;
                        WakeCommitters();
                        return true;
                    }
                }

                if (_isOver && _waiting.Count == 0)
                {
                    // The other committer may have gone to sleep while this one took the last writes.
                    Monitor.PulseAll(_gate);
                    return false;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    private async Task CommitAll(int committer, List<PendingWrite> batch, List<OutboxKey> delivered)
    {
        batch.RemoveAll(write =>
        {
            if (!write.IsBroken) return false;
            write.Fail(new InconsistentStateException("An earlier write of this activation failed; none of its later ones is taken."));
            return true;
        });
        if (batch.Count == 0 && delivered.Count == 0) return;

        // Every silo locks in the same order.
        batch.Sort(static (a, b) => (a.Key.IdHash, a.Key.TypeHash, a.Key.N1).CompareTo((b.Key.IdHash, b.Key.TypeHash, b.Key.N1)));
        try
        {
            await CommitOrAsk(committer, batch, delivered);
            Volatile.Write(ref _failedAt, 0);
        }
        catch (Exception exception)
        {
            foreach (var effect in delivered) _delivered.Enqueue(effect);

            // Some may have been found stored before the failure: those are answered.
            batch = [.. batch.Where(write => !write.Done.IsCompleted)];
            var poisoned = database.Classify(exception) == FailureKind.Poisoned;
            if (!poisoned) Volatile.Write(ref _failedAt, time.GetTimestamp());
            if (batch.Count > 1 && poisoned)
            {
                LogSplit(logger, batch.Count);
                var half = batch.Count / 2;
                await CommitAll(committer, batch[..half], []);
                await CommitAll(committer, batch[half..], []);
                return;
            }

            if (batch.Count > 0) LogFailed(logger, exception, batch.Count);

            // Only a refused write says that a command was done before: after a lost connection the journal may hold this very commit.
            var done = batch.Count == 1 && poisoned ? await FindDoneCommand(batch[0]) : null;
            foreach (var write in batch) write.Fail(done is { } id ? new DuplicateCommandException(id) : new CommitFailedException());
        }
    }

    /// <summary>Commits; when the connection is lost, asks the database whether the commit had happened, and only else commits again.</summary>
    private async Task CommitOrAsk(int committer, List<PendingWrite> batch, List<OutboxKey> delivered)
    {
        var since = Stopwatch.GetTimestamp();
        IReadOnlyList<PendingWrite> open = batch;
        var unsure = false;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (unsure) open = await AnswerStored(open);
                unsure = false;
                var lost = await database.Commit(open, delivered, time.GetUtcNow() + EffectLease, committer);
                Answer(open.Where((_, i) => !lost[i]));
                open = [.. open.Where((_, i) => lost[i])];

                // A commit whose connection was lost may have been finished only after it was asked for: then this batch lost to itself.
                if (attempt > 0 && open.Count > 0) open = await AnswerStored(open);
                foreach (var write in open)
                {
                    write.Fail(new InconsistentStateException("Another activation has written this state.", "unknown", write.ETag?.ToString(CultureInfo.InvariantCulture)));
                }

                return;
            }
            catch (Exception exception) when (database.Classify(exception) == FailureKind.ConnectionLost && Stopwatch.GetElapsedTime(since) < Patience)
            {
                LogLost(logger, exception.GetType().Name, attempt);
                unsure = true;
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(1000, 10 << Math.Min(attempt, 7))));
            }
        }
    }

    /// <summary>Answers the writes that a commit without an answer has stored all the same, and gives back the others.</summary>
    private async Task<IReadOnlyList<PendingWrite>> AnswerStored(IReadOnlyList<PendingWrite> writes)
    {
        if (writes.Count == 0) return writes;
        var stored = await database.FindCommitted(writes);
        Answer(writes.Where((_, i) => stored[i]));
        return [.. writes.Where((_, i) => !stored[i])];
    }

    private void Answer(IEnumerable<PendingWrite> stored)
    {
        foreach (var write in stored)
        {
            write.Complete();
            foreach (var commit in write.Commits) OnCommitted(write.Stream, commit);
        }
    }

    private async Task<Guid?> FindDoneCommand(PendingWrite write)
    {
        try
        {
            return await database.FindDoneCommand(write);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    private List<OutboxKey> TakeDelivered()
    {
        var taken = new List<OutboxKey>();
        while (taken.Count < 4 * MaxBatch && _delivered.TryDequeue(out var effect)) taken.Add(effect);
        return taken;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Count} writes failed and is split to find the write that cannot be stored.")]
    private static partial void LogSplit(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} writes could not be committed.")]
    private static partial void LogFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database connection was lost during a commit ({Error}); attempt {Attempt} follows.")]
    private static partial void LogLost(ILogger logger, string error, int attempt);
}
