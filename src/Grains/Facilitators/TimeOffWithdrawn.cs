namespace GroupActors.Facilitators;

/// <summary>The dates were given back.</summary>
[JournalName("facilitator.time-off-withdrawn")]
internal sealed record TimeOffWithdrawn(string TimeOff) : IDomainEvent;
