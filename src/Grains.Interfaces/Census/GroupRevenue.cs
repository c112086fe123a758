namespace GroupActors.Census;

/// <summary>A group's expected payments for one session, in dollars .</summary>
/// <param name="Projected">Of the active members who are not at risk.</param>
/// <param name="IfAllAttend">Of all active members.</param>
/// <param name="OnHold">Of members on administrative hold: fixable.</param>
/// <param name="AtCapacity">With every place filled, at the group's average rate.</param>
[GenerateSerializer, Immutable, Alias("census.group-revenue")]
public sealed record GroupRevenue([property: Id(0)] decimal Projected, [property: Id(1)] decimal IfAllAttend, [property: Id(2)] decimal OnHold, [property: Id(3)] decimal AtCapacity);
