namespace GroupActors.Facilitators;

/// <summary>Time off was not granted.</summary>
[JournalName("facilitator.time-off-declined")]
internal sealed record TimeOffDeclined(string TimeOff) : IDomainEvent;
