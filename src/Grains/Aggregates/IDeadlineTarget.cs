namespace GroupActors.Aggregates;

/// <summary>A grain that asked to be called at a time (<see cref="AggregateState.Deadline"/>).</summary>
[Alias("aggregates.deadline-target")]
internal interface IDeadlineTarget : IGrainWithStringKey
{
    /// <summary>Says that the stored deadline has passed. The grain looks at its own state and clock; a call too early or too often changes nothing.</summary>
    [Alias("deadline")]
    Task Deadline(CancellationToken cancellationToken = default);
}
