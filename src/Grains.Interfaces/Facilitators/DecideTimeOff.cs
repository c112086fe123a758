namespace GroupActors.Facilitators;

/// <summary>Names the request that is approved, declined or withdrawn.</summary>
[GenerateSerializer, Immutable, Alias("facilitators.decide-time-off")]
public sealed record DecideTimeOff([property: Id(0)] string TimeOff);
