namespace GroupActors.Aggregates;

/// <summary>One event as it is recorded: its place in the aggregate's history, when, who, why.</summary>
/// <param name="Version">1 for the aggregate's first event, and so on without a gap.</param>
/// <param name="CommandId">The command behind it; set on the first entry of a command only, so that (stream, command) is unique.</param>
internal sealed record JournalEntry(long Version, DateTimeOffset At, Actor Actor, string? Reason, string? Origin, Guid? CommandId, IDomainEvent Event)
{
    /// <summary>What tells the command from another under its id; set where <see cref="CommandId"/> is, but for what older releases wrote.</summary>
    public uint? Fingerprint { get; init; }
}
