namespace GroupActors.Sessions;

/// <summary>A member did not come (S-3).</summary>
[JournalName("session.no-show-recorded")]
internal sealed record NoShowRecorded(string Patient) : IDomainEvent;
