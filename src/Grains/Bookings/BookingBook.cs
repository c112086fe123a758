using GroupActors.Sessions;

namespace GroupActors.Bookings;

/// <summary>The bookings of one facilitator or room: what is ahead and 5 weeks back; of cover, 13 weeks back.</summary>
[GenerateSerializer, Immutable, Alias("bookings.book")]
internal sealed record BookingBook
{
    /// <summary>How long past bookings stay: the weeks that caps are judged by.</summary>
    private static readonly TimeSpan KeptBack = TimeSpan.FromDays(35);

    /// <summary>How long past cover stays: longer than the longest row of weekly sessions that a policy allows (F-6).</summary>
    private static readonly TimeSpan CoverKeptBack = TimeSpan.FromDays(91);

    /// <summary>How long a released operation is remembered: far longer than any message is under way.</summary>
    private static readonly TimeSpan ReleasesKept = TimeSpan.FromDays(7);

    [Id(0)] public ImmutableArray<Booking> Bookings { get; init; } = [];

    [Id(1)] public ImmutableArray<BookingLease> Leases { get; init; } = [];

    [Id(2)] public ImmutableArray<ReleasedOperation> Released { get; init; } = [];

    /// <summary>When the next owner has to be asked.</summary>
    public DateTimeOffset? Deadline => Leases.IsEmpty ? null : Leases.Min(lease => lease.Ends);

    /// <summary>How many slots an operation holds.</summary>
    public int SlotsOf(Guid operation) => Bookings.Count(booking => booking.Operation == operation);

    public bool IsLeased(Guid operation) => Leases.Any(lease => lease.Operation == operation);

    public bool IsReleased(Guid operation) => Released.Any(released => released.Operation == operation);

    /// <summary>The book as it is once these sessions have given back what they hold.</summary>
    public BookingBook Without(ImmutableArray<SessionKey> sessions) => sessions.IsEmpty ? this : this with { Bookings = Bookings.RemoveAll(booking => sessions.Contains(booking.Slot.Session)) };

    /// <summary>The book after one more event; the same book for events that are not its own.</summary>
    /// <param name="covers">Operations whose bookings are cover.</param>
    public BookingBook On(JournalEntry entry, ImmutableArray<Guid> covers = default) => entry.Event switch
    {
        SlotsReserved e => Prune(entry.At, covers).Add(e),
        ReservationConfirmed e => this with { Leases = Leases.RemoveAll(lease => lease.Operation == e.Operation) },
        LeaseExtended e => this with { Leases = [.. Leases.Select(lease => lease.Operation == e.Operation ? lease with { Ends = e.LeaseEnds } : lease)] },
        ReservationReleased e => Release(booking => booking.Operation == e.Operation, [e.Operation], entry.At),
        SessionsReleased e => Release(booking => BookingRules.IsMeant(booking, e.Sessions, e.Operations), e.Operations, entry.At),
        _ => this,
    };

    private BookingBook Prune(DateTimeOffset now, ImmutableArray<Guid> covers) => this with
    {
        Bookings = Bookings.RemoveAll(booking =>
            booking.Slot.End < now - (!covers.IsDefault && covers.Contains(booking.Operation) ? CoverKeptBack : KeptBack) && !IsLeased(booking.Operation)),
        Released = Released.RemoveAll(released => released.At < now - ReleasesKept),
    };

    private BookingBook Add(SlotsReserved reserved) => this with
    {
        Bookings = [.. Bookings, .. reserved.Slots.Select(slot => new Booking(reserved.Operation, slot))],
        Leases = Leases.Add(new(reserved.Operation, reserved.Owner, reserved.LeaseEnds)),
    };

    private BookingBook Release(Predicate<Booking> isReleased, ImmutableArray<Guid> operations, DateTimeOffset now)
    {
        var bookings = Bookings.RemoveAll(isReleased);
        ImmutableArray<Guid> ended = [.. operations.Distinct().Where(operation => !IsReleased(operation) && !bookings.Any(booking => booking.Operation == operation))];
        return this with
        {
            Bookings = bookings,
            Leases = Leases.RemoveAll(lease => ended.Contains(lease.Operation)),
            Released = [.. Released.Where(released => released.At >= now - ReleasesKept), .. ended.Select(operation => new ReleasedOperation(operation, now))],
        };
    }
}
