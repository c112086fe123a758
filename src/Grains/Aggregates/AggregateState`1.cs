namespace GroupActors.Aggregates;

/// <summary>A state that events fold into.</summary>
[GenerateSerializer, Alias("aggregates.state`1")]
internal abstract record AggregateState<TSelf> : AggregateState where TSelf : AggregateState<TSelf>
{
    /// <summary>The state after one more event. Total: an event that was recorded is never refused here.</summary>
    protected abstract TSelf On(JournalEntry entry);

    /// <summary>The state after <paramref name="entries"/>: the way commands change it and the way the journal rebuilds it.</summary>
    public TSelf Apply(params ReadOnlySpan<JournalEntry> entries)
    {
        var state = (TSelf)this;
        foreach (var entry in entries) state = state.On(entry) with { Version = entry.Version };
        return state;
    }

    internal TSelf Remember(Guid commandId, uint fingerprint) => (TSelf)this with { Done = Done.With(commandId, fingerprint) };
}
