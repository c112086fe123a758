namespace GroupActors.Sessions;

/// <summary>The session will not be held (S-13).</summary>
[JournalName("session.cancelled")]
internal sealed record SessionCancelled() : IDomainEvent;
