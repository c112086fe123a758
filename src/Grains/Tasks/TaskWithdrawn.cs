namespace GroupActors.Tasks;

/// <summary>What the task was about went away; a settled task stays settled.</summary>
[JournalName("task.withdrawn")]
internal sealed record TaskWithdrawn(long SenderVersion) : IDomainEvent;
