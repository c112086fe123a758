using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>The session took its roster: from now on the group keeps it current (S-2).</summary>
[JournalName("session.roster-taken")]
internal sealed record RosterTaken(SessionRoster Roster) : IDomainEvent;
