namespace GroupActors.Tasks;

/// <summary>What the task asked for was done where it is about.</summary>
[JournalName("task.fulfilled")]
internal sealed record TaskFulfilled(long SenderVersion) : IDomainEvent;
