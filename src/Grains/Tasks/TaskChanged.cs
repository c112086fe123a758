namespace GroupActors.Tasks;

/// <summary>The sender said the task anew; whether it is settled stays as it was.</summary>
[JournalName("task.changed")]
internal sealed record TaskChanged(long SenderVersion, TaskContent Content, decimal? Amount) : IDomainEvent;
