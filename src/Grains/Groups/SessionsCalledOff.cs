using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>Sessions of the series will not be held (S-13); each hears of it and cancels itself.</summary>
/// <param name="From">First date of a break in which none is planned any more either; null where only these sessions are meant.</param>
/// <param name="To">Last date of the break.</param>
[JournalName("group.sessions-called-off")]
internal sealed record SessionsCalledOff(ImmutableArray<SessionKey> Sessions, DateOnly? From = null, DateOnly? To = null) : IDomainEvent;
