namespace GroupActors.Tasks;

/// <summary>How a task ends.</summary>
[GenerateSerializer, Immutable, Alias("tasks.settle-task")]
public sealed record SettleTask([property: Id(0)] TaskOutcome Outcome);
