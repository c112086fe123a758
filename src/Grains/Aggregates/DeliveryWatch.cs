namespace GroupActors.Aggregates;

/// <summary>Lets a grain wait until the awaited effects of one commit have been received.</summary>
internal sealed class DeliveryWatch(IReadOnlyCollection<int> awaited)
{
    private readonly Lock _lock = new();
    private readonly HashSet<int> _open = [.. awaited];
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when every awaited effect has been received.</summary>
    public Task Delivered => _all.Task;

    /// <summary>Whether the effect at <paramref name="index"/> of its commit is waited for.</summary>
    public bool Awaits(int index)
    {
        lock (_lock) return _open.Contains(index);
    }

    /// <summary>Says that the effect at <paramref name="index"/> of its commit has been received.</summary>
    public void MarkDelivered(int index)
    {
        lock (_lock)
        {
            _open.Remove(index);
            if (_open.Count == 0) _all.TrySetResult();
        }
    }
}
