namespace GroupActors.Storage;

/// <summary>What the silo's storage asks of a database. Implementations differ in SQL only, never in meaning.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Checks the server's settings, brings the schema up to date and opens what commits need.</summary>
    /// <exception cref="StorageSettingException">The database is set up so that acknowledged commits may be lost.</exception>
    Task Open(CancellationToken cancellationToken);

    /// <summary>
    /// Takes the open database for as long as the process lives: for itself alone, or as one member of a cluster. Waits a little for a process that is just ending.
    /// </summary>
    /// <exception cref="StorageSettingException">Another process has it, and the two would not know of each other.</exception>
    Task Claim(bool isAlone, CancellationToken cancellationToken);

    Task<(byte[]? Payload, int? Version)> ReadState(StateKey key, CancellationToken cancellationToken = default);

    /// <summary>How many commits may be under way at once.</summary>
    int Committers { get; }

    /// <summary>
    /// Stores all of <paramref name="writes"/> in one transaction and forgets the <paramref name="delivered"/> effects.
    /// Answers which writes lost their ETag race: nothing of those is stored, all of the others is.
    /// </summary>
    /// <param name="committer">Which of the <see cref="Committers"/> this is: each commits one batch after another.</param>
    Task<bool[]> Commit(IReadOnlyList<PendingWrite> writes, IReadOnlyList<OutboxKey> delivered, DateTimeOffset effectsDueAt, int committer = 0);

    /// <summary>Which of <paramref name="writes"/> are stored: asked when the answer to a commit was lost.</summary>
    Task<bool[]> FindCommitted(IReadOnlyList<PendingWrite> writes);

    /// <summary>The first of the write's commands that the journal already holds.</summary>
    Task<Guid?> FindDoneCommand(PendingWrite write);

    FailureKind Classify(Exception exception);

    /// <summary>Takes effects that are due, until <paramref name="leasedUntil"/>; no other silo gets them meanwhile.</summary>
    Task<IReadOnlyList<OutboxItem>> TakeEffects(DateTimeOffset dueBefore, DateTimeOffset leasedUntil, int limit, CancellationToken cancellationToken);

    /// <summary>Puts off an effect that could not be delivered.</summary>
    Task PutOff(OutboxKey key, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>How many effects are not known to be received, and how many of them failed at least once.</summary>
    Task<(long Undelivered, long Failing)> CountEffects(CancellationToken cancellationToken);

    /// <summary>Takes deadlines that have passed, until <paramref name="leasedUntil"/>; no other silo gets them meanwhile.</summary>
    Task<IReadOnlyList<string>> TakeDeadlines(DateTimeOffset now, DateTimeOffset leasedUntil, int limit, CancellationToken cancellationToken);

    /// <summary>A connection for reading.</summary>
    Task<System.Data.Common.DbConnection> OpenReader(CancellationToken cancellationToken);

    /// <summary>How values are stored.</summary>
    StoredValues Values { get; }
}
