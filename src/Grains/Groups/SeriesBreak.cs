namespace GroupActors.Groups;

/// <summary>Dates in which the series holds no session (S-13), both included.</summary>
[GenerateSerializer, Immutable, Alias("groups.series-break")]
internal sealed record SeriesBreak([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly To)
{
    public bool Holds(DateOnly date) => From <= date && date <= To;
}
