namespace GroupActors.Groups;

/// <summary>The group is over: it takes no members and holds no more sessions .</summary>
[JournalName("group.ended")]
internal sealed record GroupEnded : IDomainEvent;
