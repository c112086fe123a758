namespace GroupActors.Groups;

/// <summary>Clears one reason of a hold .</summary>
[GenerateSerializer, Immutable, Alias("groups.clear-hold")]
public sealed record ClearHold([property: Id(0)] string Patient, [property: Id(1)] long ExpectedVersion, [property: Id(2)] HoldReason Reason);
