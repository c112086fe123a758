using GroupActors.Bookings;

namespace GroupActors.Facilitators;

/// <summary>A request for time off, and what became of it.</summary>
/// <param name="Start">When it begins; follows from the local dates and times and the clinic's zone.</param>
/// <param name="Uncovered">Sessions that it uncovered when it was approved, and those planned since that fall inside it.</param>
[GenerateSerializer, Immutable, Alias("facilitators.time-off")]
internal sealed record TimeOff(
    [property: Id(0)] string Id,
    [property: Id(1)] TimeOffKind Kind,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly To,
    [property: Id(4)] DateTimeOffset Start,
    [property: Id(5)] DateTimeOffset End,
    [property: Id(6)] TimeOffState State,
    [property: Id(7)] bool IsNoticeOverridden,
    [property: Id(8)] ImmutableArray<BookingSlot> Uncovered)
{
    /// <summary>Whether it is asked for or granted, and so keeps its dates from another request.</summary>
    public bool IsLive => State is TimeOffState.Requested or TimeOffState.Approved;

    public bool Meets(DateTimeOffset start, DateTimeOffset end) => Start < end && start < End;
}
