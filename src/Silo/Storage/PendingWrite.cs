namespace GroupActors.Storage;

/// <summary>One write of one grain's state, waiting to be committed, with all that becomes durable beside it.</summary>
/// <param name="ETag">Version of the row that the grain has read or written; null when it found none.</param>
/// <param name="Payload">The serialized state; null clears it.</param>
/// <param name="State">The aggregate's state behind <paramref name="Payload"/>; null for other grains.</param>
internal sealed record PendingWrite(StateKey Key, string Stream, int? ETag, byte[]? Payload, AggregateState? State, ImmutableArray<Commit> Commits)
{
    private readonly TaskCompletionSource<int> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The row's new version, once it is durable.</summary>
    public Task<int> Done => _done.Task;

    public int NextVersion => (ETag ?? 0) + 1;

    public bool IsBroken => State?.Log is { IsBroken: true };

    public void Complete()
    {
        State?.Log!.MarkCommitted(State);
        _done.TrySetResult(NextVersion);
    }

    /// <summary>Says that the write is not stored, or that nobody knows; one that is known to be stored stays so.</summary>
    public void Fail(Exception exception)
    {
        if (_done.Task.IsCompleted) return;

        // Before anyone hears of it: the grain may have queued its next write, which builds on what was not stored.
        State?.Log!.Break();
        _done.TrySetException(exception);
    }
}
