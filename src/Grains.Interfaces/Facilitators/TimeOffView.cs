namespace GroupActors.Facilitators;

/// <summary>A facilitator's time off (F-5).</summary>
/// <param name="Id">Its id; also that of the cover plan that an approved one opens.</param>
/// <param name="Kind">Why.</param>
/// <param name="From">First local date.</param>
/// <param name="To">Last local date.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="State">What became of it.</param>
/// <param name="IsNoticeOverridden">Whether a director took it in spite of short notice.</param>
/// <param name="Uncovers">Sessions that lost this facilitator when it was approved, and those planned since without them, by start. One that had begun by then stays with them.</param>
[GenerateSerializer, Immutable, Alias("facilitators.time-off-view")]
public sealed record TimeOffView(
    [property: Id(0)] string Id,
    [property: Id(1)] TimeOffKind Kind,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly To,
    [property: Id(4)] DateTimeOffset Start,
    [property: Id(5)] DateTimeOffset End,
    [property: Id(6)] TimeOffState State,
    [property: Id(7)] bool IsNoticeOverridden,
    [property: Id(8)] ImmutableArray<UncoveredTime> Uncovers);
