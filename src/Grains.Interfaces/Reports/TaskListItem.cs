using GroupActors.Tasks;

namespace GroupActors.Reports;

/// <summary>A task in a list.</summary>
[GenerateSerializer, Immutable, Alias("reports.task-item")]
public sealed record TaskListItem(
    [property: Id(0)] TaskKey Key,
    [property: Id(1)] TaskKind Kind,
    [property: Id(2)] string Title,
    [property: Id(3)] DateTimeOffset OpenedAt,
    [property: Id(4)] string? Session,
    [property: Id(5)] string? Group,
    [property: Id(6)] string? Patient,
    [property: Id(7)] decimal? Amount);
