namespace GroupActors.Census;

/// <summary>Something on the board that needs a person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">Key of the session, group or facilitator.</param>
/// <param name="GroupName">Name of the group; code of the credential.</param>
/// <param name="At">Start of an uncovered session, end of an unconfirmed one; end of a credential.</param>
/// <param name="Count">How many: members here, members on hold, active members, sessions that a credential breaks.</param>
/// <param name="Amount">Dollars at stake.</param>
[GenerateSerializer, Immutable, Alias("census.alert")]
public sealed record CensusAlert(
    [property: Id(0)] CensusAlertKind Kind,
    [property: Id(1)] string Subject,
    [property: Id(2)] string GroupName,
    [property: Id(3)] DateTimeOffset? At,
    [property: Id(4)] int Count,
    [property: Id(5)] decimal Amount)
{
    /// <summary>Why, in words that name nobody; null where kind and numbers say it all.</summary>
    [Id(6)] public string? Reason { get; init; }
}
