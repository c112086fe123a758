using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Orleans.Storage;

namespace GroupActors.Storage;

/// <summary>
/// The one lane through which a silo writes: takes all that waits, up to <see cref="MaxBatch"/> writes, and commits it in one transaction.
/// While one batch is under way the next fills itself, so that the durable cost is shared exactly as much as the load asks for.
/// </summary>
internal sealed partial class CommitLane(IDatabase database, TimeProvider time, ILogger<CommitLane> logger) : IAsyncDisposable
{
    public const int MaxBatch = 256;

    /// <summary>How long an effect is left to the silo that committed it before another may deliver it.</summary>
    public static readonly TimeSpan EffectLease = TimeSpan.FromSeconds(15);

    /// <summary>How long the lane waits for a lost database; callers give up after Orleans' 30 seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FailureMemory = TimeSpan.FromSeconds(30);

    /// <summary>How long delivered effects wait for a batch to be forgotten with.</summary>
    private static readonly TimeSpan ForgetDelay = TimeSpan.FromMilliseconds(25);

    private readonly Channel<PendingWrite?> _waiting = Channel.CreateUnbounded<PendingWrite?>(new() { SingleReader = true });
    private readonly ConcurrentQueue<OutboxKey> _delivered = new();
    private long _failedAt;
    private Task _run = Task.CompletedTask;
    private int _wakeQueued;

    /// <summary>Called with every stream and commit once it is durable.</summary>
    public Action<string, Commit> OnCommitted { get; set; } = (_, _) => { };

    /// <summary>Whether the newest batch failed, less than a failure's memory ago. A full disk still lets everything be read; whether it has room again only the next batch can tell.</summary>
    public bool HasJustFailed => Volatile.Read(ref _failedAt) is var at and not 0 && time.GetElapsedTime(at) < FailureMemory;

    /// <summary>Starts the lane on a thread of its own: behind the grains' work on the thread pool, every batch would wait for its turn.</summary>
    public void Start() => _run = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The row's new version, when the write is durable.</summary>
    /// <exception cref="InconsistentStateException">Another activation has written since.</exception>
    /// <exception cref="DuplicateCommandException">The journal already holds one of the commands.</exception>
    public Task<int> Commit(PendingWrite write)
    {
        if (!_waiting.Writer.TryWrite(write)) write.Fail(new CommitFailedException());
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
            _waiting.Writer.TryWrite(null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _run;
    }

    private void Run()
    {
        var batch = new List<PendingWrite>(MaxBatch);
        var keys = new HashSet<StateKey>();
        PendingWrite? held = null;
        while (held is not null || _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            keys.Clear();
            if (held is not null) Take(held);
            held = null;
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var write))
            {
                if (write is null) continue;

                // Two activations of one grain: the second write's ETag is judged after the first.
                if (keys.Contains(write.Key))
                {
                    held = write;
                    break;
                }

                Take(write);
            }

            CommitAll(batch, TakeDelivered()).GetAwaiter().GetResult();
            if (!_delivered.IsEmpty) ForgetSoon();
        }

        void Take(PendingWrite write)
        {
            keys.Add(write.Key);
            batch.Add(write);
        }
    }

    private async Task CommitAll(List<PendingWrite> batch, List<OutboxKey> delivered)
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
            await CommitOrAsk(batch, delivered);
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
                await CommitAll(batch[..half], []);
                await CommitAll(batch[half..], []);
                return;
            }

            if (batch.Count > 0) LogFailed(logger, exception, batch.Count);

            // Only a refused write says that a command was done before: after a lost connection the journal may hold this very commit.
            var done = batch.Count == 1 && poisoned ? await FindDoneCommand(batch[0]) : null;
            foreach (var write in batch) write.Fail(done is { } id ? new DuplicateCommandException(id) : new CommitFailedException());
        }
    }

    /// <summary>Commits; when the connection is lost, asks the database whether the commit had happened, and only else commits again.</summary>
    private async Task CommitOrAsk(List<PendingWrite> batch, List<OutboxKey> delivered)
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
                var lost = await database.Commit(open, delivered, time.GetUtcNow() + EffectLease);
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
