namespace GroupActors.Sessions;

/// <summary>The group called the session off (S-13), and tells the members of it by itself.</summary>
[JournalName("session.called-off")]
internal sealed record SessionWasCalledOff : IDomainEvent;
