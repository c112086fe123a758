namespace GroupActors.Groups;

/// <summary>Dates in which the series holds no session (S-13), both included.</summary>
/// <param name="From">First local date.</param>
/// <param name="To">Last local date.</param>
[GenerateSerializer, Immutable, Alias("groups.series-break")]
public sealed record SeriesBreak([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly To)
{
    /// <summary>Whether the date is one of them.</summary>
    public bool Holds(DateOnly date) => From <= date && date <= To;
}
