namespace GroupActors.Groups;

/// <summary>The group learned how a session ended.</summary>
[JournalName("group.session-settled")]
internal sealed record SessionSettled(SettledSession Session) : IDomainEvent;
