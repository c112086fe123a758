using GroupActors.Claims;

namespace GroupActors.Tasks;

/// <summary>What a task is about.</summary>
/// <param name="Title">One sentence; names no patient.</param>
/// <param name="Facilitators">Ids of the facilitators who ran the session, any of whom may settle it, separated by commas.</param>
/// <param name="Proposal">The service that accepting it bills (B-3).</param>
[GenerateSerializer, Immutable, Alias("tasks.content")]
internal sealed record TaskContent(
    [property: Id(0)] TaskKind Kind,
    [property: Id(1)] string Title,
    [property: Id(2)] string? Session,
    [property: Id(3)] string? Group,
    [property: Id(4)] string? Patient,
    [property: Id(5)] string? Facilitators,
    [property: Id(6)] BillableService? Proposal);
