using System.Data.Common;
using GroupActors.Storage;

namespace GroupActors.Testing;

/// <summary>A database whose commits fail when a test says so.</summary>
internal sealed class FaultyDatabase(IDatabase inner) : IDatabase
{
    private int _commits;

    /// <summary>Runs before every commit; an exception here is a commit that never reached the database.</summary>
    public Func<IReadOnlyList<PendingWrite>, Task>? BeforeCommit { get; set; }

    /// <summary>Runs after every commit; an exception here is a commit whose answer was lost.</summary>
    public Func<IReadOnlyList<PendingWrite>, Task>? AfterCommit { get; set; }

    /// <summary>Whether its silo finds nothing to do any more, so that what is due is another's.</summary>
    public bool FindsNothingDue { get; set; }

    /// <summary>How many commits (transactions) there were.</summary>
    public int Commits => _commits;

    /// <summary>The exception that counts as a lost connection.</summary>
    public static Exception ConnectionLost() => new IOException("The connection was lost (a test's doing).");

    public IDatabase Inner => inner;

    public int Committers => inner.Committers;

    public StoredValues Values => inner.Values;

    public async Task<bool[]> Commit(IReadOnlyList<PendingWrite> writes, IReadOnlyList<OutboxKey> delivered, DateTimeOffset effectsDueAt, int committer = 0)
    {
        if (BeforeCommit is { } before) await before(writes);
        var lost = await inner.Commit(writes, delivered, effectsDueAt, committer);
        if (writes.Count > 0) Interlocked.Increment(ref _commits);
        if (AfterCommit is { } after) await after(writes);
        return lost;
    }

    public FailureKind Classify(Exception exception) => exception is IOException ? FailureKind.ConnectionLost : inner.Classify(exception);

    public Task Open(CancellationToken cancellationToken) => inner.Open(cancellationToken);

    /// <summary>Not claimed: a silo that a test lets die is still there, and another takes over from it.</summary>
    public Task Claim(bool isAlone, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<(byte[]? Payload, int? Version)> ReadState(StateKey key, CancellationToken cancellationToken = default) => inner.ReadState(key, cancellationToken);

    public Task<bool[]> FindCommitted(IReadOnlyList<PendingWrite> writes) => inner.FindCommitted(writes);

    public Task<Guid?> FindDoneCommand(PendingWrite write) => inner.FindDoneCommand(write);

    public Task<IReadOnlyList<OutboxItem>> TakeEffects(DateTimeOffset dueBefore, DateTimeOffset leasedUntil, int limit, CancellationToken cancellationToken) =>
        FindsNothingDue ? Task.FromResult<IReadOnlyList<OutboxItem>>([]) : inner.TakeEffects(dueBefore, leasedUntil, limit, cancellationToken);

    public Task PutOff(OutboxKey key, DateTimeOffset dueAt, CancellationToken cancellationToken) => inner.PutOff(key, dueAt, cancellationToken);

    public Task<(long Undelivered, long Failing)> CountEffects(CancellationToken cancellationToken) => inner.CountEffects(cancellationToken);

    public Task<IReadOnlyList<string>> TakeDeadlines(DateTimeOffset now, DateTimeOffset leasedUntil, int limit, CancellationToken cancellationToken) =>
        FindsNothingDue ? Task.FromResult<IReadOnlyList<string>>([]) : inner.TakeDeadlines(now, leasedUntil, limit, cancellationToken);

    public Task<DbConnection> OpenReader(CancellationToken cancellationToken) => inner.OpenReader(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
