namespace GroupActors.Census;

/// <summary>A clinic's totals; each is the sum over the cards shown (L-1).</summary>
/// <param name="Capacity">Places of all groups.</param>
/// <param name="Active">Active members.</param>
/// <param name="AtRisk">Active members at risk.</param>
/// <param name="ClinicalHold">Members on clinical hold.</param>
/// <param name="AdministrativeHold">Members on administrative hold.</param>
/// <param name="Reserved">Places held by open offers.</param>
/// <param name="Open">Open places.</param>
/// <param name="PresentToday">Members here today.</param>
/// <param name="ExpectedToday">Members expected today.</param>
/// <param name="ConfirmedToday">Dollars confirmed by today's closed sessions.</param>
/// <param name="ProjectedToday">Dollars that today's sessions should bring.</param>
/// <param name="OnHoldWeekly">Dollars a week on administrative hold.</param>
/// <param name="ProjectedWeekly">Dollars a week that all groups should bring.</param>
/// <param name="AtCapacityWeekly">Dollars a week with every place filled.</param>
/// <param name="Waiting">Waitlist entries.</param>
[GenerateSerializer, Immutable, Alias("census.totals")]
public sealed record CensusTotals(
    [property: Id(0)] int Capacity,
    [property: Id(1)] int Active,
    [property: Id(2)] int AtRisk,
    [property: Id(3)] int ClinicalHold,
    [property: Id(4)] int AdministrativeHold,
    [property: Id(5)] int Reserved,
    [property: Id(6)] int Open,
    [property: Id(7)] int PresentToday,
    [property: Id(8)] int ExpectedToday,
    [property: Id(9)] decimal ConfirmedToday,
    [property: Id(10)] decimal ProjectedToday,
    [property: Id(11)] decimal OnHoldWeekly,
    [property: Id(12)] decimal ProjectedWeekly,
    [property: Id(13)] decimal AtCapacityWeekly,
    [property: Id(14)] int Waiting);
