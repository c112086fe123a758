namespace GroupActors.Waitlist;

/// <summary>A window of the clinic's week in which someone can come (W-1).</summary>
[GenerateSerializer, Immutable, Alias("waitlist.availability-window")]
public sealed record AvailabilityWindow([property: Id(0)] DayOfWeek Day, [property: Id(1)] TimeOnly From, [property: Id(2)] TimeOnly To);
