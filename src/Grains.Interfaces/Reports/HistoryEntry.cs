namespace GroupActors.Reports;

/// <summary>One change as the journal has it .</summary>
/// <param name="At">When.</param>
/// <param name="By">Name of who did it.</param>
/// <param name="Change">Permanent name of what happened.</param>
/// <param name="Patient">Id of the patient it is about.</param>
/// <param name="Reason">Why, in the actor's words.</param>
/// <param name="Details">The details, in words; names no patient.</param>
[GenerateSerializer, Immutable, Alias("reports.history-entry")]
public sealed record HistoryEntry(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string By,
    [property: Id(2)] string Change,
    [property: Id(3)] string? Patient,
    [property: Id(4)] string? Reason,
    [property: Id(5)] string? Details);
