namespace GroupActors.Sessions;

/// <summary>A facilitator will be away: what these operations booked, or are still to book, of them for this session does not hold (F-5).</summary>
[JournalName("session.bookings-given-up")]
internal sealed record BookingsGivenUp(string Facilitator, string TimeOff, ImmutableArray<Guid> Operations) : IDomainEvent;
