namespace GroupActors.Groups;

/// <summary>Takes back a break of the series: sessions may be planned in its dates again.</summary>
/// <param name="From">First local date of the break.</param>
/// <param name="To">Last local date of the break.</param>
[GenerateSerializer, Immutable, Alias("groups.lift-break")]
public sealed record LiftBreak([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly To);
