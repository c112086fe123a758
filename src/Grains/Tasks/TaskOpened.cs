namespace GroupActors.Tasks;

/// <summary>Something became due to be decided or done; again, perhaps.</summary>
[JournalName("task.opened")]
internal sealed record TaskOpened(long SenderVersion, TaskContent Content, decimal? Amount) : IDomainEvent;
