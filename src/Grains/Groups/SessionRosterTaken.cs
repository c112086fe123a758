using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>A session took its roster and is told of changes from now on (S-2).</summary>
/// <param name="RosterVersion">Version of the roster that it took.</param>
[JournalName("group.roster-taken")]
internal sealed record SessionRosterTaken(SessionKey Session, long RosterVersion) : IDomainEvent;
