using GroupActors.Claims;

namespace GroupActors.Reports;

/// <summary>A claim in a list.</summary>
[GenerateSerializer, Immutable, Alias("reports.claim-item")]
public sealed record ClaimListItem(
    [property: Id(0)] ClaimKey Key,
    [property: Id(1)] string Group,
    [property: Id(2)] string Patient,
    [property: Id(3)] DateOnly ServiceDate,
    [property: Id(4)] string? Payer,
    [property: Id(5)] string? Code,
    [property: Id(6)] ClaimState State,
    [property: Id(7)] DateTimeOffset StateSince,
    [property: Id(8)] string? Reason,
    [property: Id(9)] string? Queue,
    [property: Id(10)] decimal? Charge,
    [property: Id(11)] decimal? Expected,
    [property: Id(12)] DateOnly? FilingDeadline);
