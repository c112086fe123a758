namespace GroupActors.Reports;

/// <summary>Money from the clinic's own data, in dollars; a year has 52 weeks (B-17).</summary>
/// <param name="Groups">Groups with a series.</param>
/// <param name="AtCapacityWeekly">A week with every place filled and everyone present.</param>
/// <param name="AtCapacityYearly">A year of that.</param>
/// <param name="ProjectedWeekly">A week of the active members who are not at risk.</param>
/// <param name="ProjectedYearly">A year of that.</param>
/// <param name="OpenPlacesYearly">What open places cost a year.</param>
/// <param name="MissedShare">Share of expected attendances that were missed in the last four weeks, 0 to 1; null without closed sessions.</param>
/// <param name="MissedWeekly">What missed attendances cost a week, at the average of the last four weeks.</param>
/// <param name="MissedYearly">A year of that.</param>
/// <param name="OnHoldYearly">What administrative holds cost a year.</param>
/// <param name="Missed5PercentYearly">What a year with 5% of all places missed costs: the yardstick.</param>
[GenerateSerializer, Immutable, Alias("reports.revenue")]
public sealed record RevenueView(
    [property: Id(0)] int Groups,
    [property: Id(1)] decimal AtCapacityWeekly,
    [property: Id(2)] decimal AtCapacityYearly,
    [property: Id(3)] decimal ProjectedWeekly,
    [property: Id(4)] decimal ProjectedYearly,
    [property: Id(5)] decimal OpenPlacesYearly,
    [property: Id(6)] decimal? MissedShare,
    [property: Id(7)] decimal MissedWeekly,
    [property: Id(8)] decimal MissedYearly,
    [property: Id(9)] decimal OnHoldYearly,
    [property: Id(10)] decimal Missed5PercentYearly);
