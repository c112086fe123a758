namespace GroupActors.Sessions;

/// <summary>Check-in was opened on demand (S-1).</summary>
[JournalName("session.check-in-opened")]
internal sealed record CheckInOpened() : IDomainEvent;
