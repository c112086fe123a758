namespace GroupActors.Aggregates;

/// <summary>
/// The commits of one activation that are not durable yet. Every state of the activation carries it, which is how storage learns what to write beside the state.
/// The grain appends on its own scheduler while storage reads on another, hence the lock.
/// </summary>
internal sealed class CommitLog
{
    private readonly Lock _lock = new();
    private ImmutableQueue<Commit> _open = [];
    private AggregateState? _committed;
    private bool _broken;

    /// <summary>The newest state that is known to be durable; null until the activation's first commit.</summary>
    public AggregateState? Committed
    {
        get { lock (_lock) return _committed; }
    }

    /// <summary>Whether a write failed: this activation's state holds what was never stored, so none of its later writes may be taken.</summary>
    public bool IsBroken
    {
        get { lock (_lock) return _broken; }
    }

    public void Append(Commit commit)
    {
        lock (_lock) _open = _open.Enqueue(commit);
    }

    /// <summary>What a write of <paramref name="state"/> has to store beside it, oldest first.</summary>
    public ImmutableArray<Commit> Upto(AggregateState state)
    {
        lock (_lock) return [.. _open.TakeWhile(commit => commit.Version <= state.Version)];
    }

    /// <summary>Says that <paramref name="state"/> and all commits up to it are durable.</summary>
    public void MarkCommitted(AggregateState state)
    {
        lock (_lock)
        {
            while (!_open.IsEmpty && _open.Peek().Version <= state.Version) _open = _open.Dequeue();
            _committed = state;
        }
    }

    /// <summary>Says that a write failed for good.</summary>
    public void Break()
    {
        lock (_lock) _broken = true;
    }
}
