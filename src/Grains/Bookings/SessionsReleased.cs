using GroupActors.Sessions;

namespace GroupActors.Bookings;

/// <summary>Sessions gave back what these operations took for them.</summary>
[JournalName("bookings.sessions-released")]
internal sealed record SessionsReleased(ImmutableArray<SessionKey> Sessions, ImmutableArray<Guid> Operations) : IDomainEvent;
