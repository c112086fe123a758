namespace GroupActors.Tasks;

/// <summary>A person settled the task.</summary>
[JournalName("task.settled")]
internal sealed record TaskSettled(TaskOutcome Outcome) : IDomainEvent;
