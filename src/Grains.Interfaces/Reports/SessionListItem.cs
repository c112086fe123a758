using GroupActors.Sessions;

namespace GroupActors.Reports;

/// <summary>A session in a list.</summary>
/// <param name="Expected">Members on the session's own roster who are not excused; 0 before it takes its roster. Whom to expect until then is the group's census.</param>
/// <param name="Covering">Ids of those facilitators who cover for others (F-7).</param>
[GenerateSerializer, Immutable, Alias("reports.session-item")]
public sealed record SessionListItem(
    [property: Id(0)] SessionKey Key,
    [property: Id(1)] DateOnly Date,
    [property: Id(2)] DateTimeOffset Start,
    [property: Id(3)] DateTimeOffset End,
    [property: Id(4)] SessionState State,
    [property: Id(5)] ImmutableArray<string> Facilitators,
    [property: Id(6)] string? Room,
    [property: Id(7)] int Present,
    [property: Id(8)] int Expected,
    [property: Id(9)] ImmutableArray<string> Covering);
