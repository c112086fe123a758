using GroupActors.Bookings;
using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>The booking operation that the group has begun and not yet settled.</summary>
/// <param name="Series">The series that it starts or changes to; null where it books one session of the running series.</param>
[GenerateSerializer, Immutable, Alias("groups.pending-booking")]
internal sealed record PendingBooking(
    [property: Id(0)] Guid Operation, [property: Id(1)] StartSeries? Series, [property: Id(2)] ImmutableArray<BookingSlot> Slots, [property: Id(3)] DateTimeOffset StartedAt)
{
    /// <summary>What else a change of the series does; null for any other operation.</summary>
    [Id(4)] public SeriesChange? Change { get; init; }

    /// <summary>Whom and what a single session moves with; null for any other operation.</summary>
    [Id(5)] public BookingNeeds? Move { get; init; }

    /// <summary>Whom and what a session beside the weekly ones takes; null for any other operation.</summary>
    [Id(6)] public BookingNeeds? Extra { get; init; }

    /// <summary>Whether a person asked for it, who is refused with every conflict; else it is the series' own next session, which is planned in any case.</summary>
    public bool IsWhole => Series is not null || Move is not null || Extra is not null;

    /// <summary>Sessions whose earlier bookings end with the operation.</summary>
    public ImmutableArray<SessionKey> Replaced => Change is null && Move is null ? [] : [.. Slots.Select(slot => slot.Session), .. Change?.CalledOff ?? []];

    /// <summary>Whether a slot is still to be planned: a session that was cancelled meanwhile is not.</summary>
    public bool IsPlanned(SessionKey session, ImmutableArray<BookingSlot> planned) =>
        (Change is null && Move is null) || Change?.Added.Contains(session) == true || planned.Any(slot => slot.Session == session);
}
