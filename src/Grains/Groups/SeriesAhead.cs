namespace GroupActors.Groups;

/// <summary>A changed series that is booked and not in force yet (F-10).</summary>
/// <param name="InForceAt">Start of its first date.</param>
[GenerateSerializer, Immutable, Alias("groups.series-ahead")]
internal sealed record SeriesAhead([property: Id(0)] StartSeries Series, [property: Id(1)] DateTimeOffset InForceAt);
