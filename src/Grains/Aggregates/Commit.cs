namespace GroupActors.Aggregates;

/// <summary>All that one command changes: it becomes durable whole or not at all.</summary>
/// <param name="Version">Version of the state after it.</param>
/// <param name="DeadlineChanged">Whether <paramref name="Deadline"/> differs from what the commit before it left.</param>
internal sealed record Commit(
    long Version,
    ImmutableArray<JournalEntry> Entries,
    ImmutableArray<RowChange> Rows,
    ImmutableArray<Effect> Effects,
    bool DeadlineChanged,
    DateTimeOffset? Deadline)
{
    /// <summary>The events of <see cref="Entries"/> as they are stored: written where the command runs, for the committers' threads are the scarce ones.</summary>
    public ImmutableArray<StoredMessage> Journal { get; } = [.. Entries.Select(entry => StoredMessage.Of(entry.Event))];

    /// <summary>The messages of <see cref="Effects"/>, likewise.</summary>
    public ImmutableArray<StoredMessage> Outbox { get; } = [.. Effects.Select(effect => StoredMessage.Of(effect.Message))];

    /// <summary>Set when the grain waits for some of <see cref="Effects"/> to be received before it answers.</summary>
    public DeliveryWatch? Watch { get; init; }
}
