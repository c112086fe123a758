namespace GroupActors.Waitlist;

/// <summary>One patient's wait.</summary>
[GenerateSerializer, Immutable, Alias("waitlist-entry.state")]
internal sealed record WaitlistEntryState : AggregateState<WaitlistEntryState>
{
    /// <summary>What is known of the waiting patient; null until the entry is added.</summary>
    [Id(0)] public PutWaitlistEntry? Entry { get; init; }

    [Id(1)] public bool IsWaiting { get; init; }

    protected override WaitlistEntryState On(JournalEntry entry) => entry.Event switch
    {
        WaitlistEntryPut e => this with { Entry = e.Entry, IsWaiting = true },
        WaitlistEntryWithdrawn => this with { IsWaiting = false },
        _ => this,
    };
}
