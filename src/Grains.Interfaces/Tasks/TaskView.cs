namespace GroupActors.Tasks;

/// <summary>A task.</summary>
/// <param name="Key">The task.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">One sentence; names no patient.</param>
/// <param name="Outcome">How it ended; null while open.</param>
/// <param name="OpenedAt">Since when it is open.</param>
/// <param name="Session">Key of the session it is about.</param>
/// <param name="Group">Key of the group it is about.</param>
/// <param name="Patient">Id of the patient it is about.</param>
/// <param name="ProposedCode">The procedure code that is proposed.</param>
/// <param name="Amount">Dollars at stake.</param>
[GenerateSerializer, Immutable, Alias("tasks.task-view")]
public sealed record TaskView(
    [property: Id(0)] TaskKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] TaskKind Kind,
    [property: Id(3)] string Title,
    [property: Id(4)] TaskOutcome? Outcome,
    [property: Id(5)] DateTimeOffset OpenedAt,
    [property: Id(6)] string? Session,
    [property: Id(7)] string? Group,
    [property: Id(8)] string? Patient,
    [property: Id(9)] string? ProposedCode,
    [property: Id(10)] decimal? Amount);
