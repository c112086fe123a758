using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>The roster changed while the session was open (S-2).</summary>
[JournalName("session.roster-updated")]
internal sealed record RosterUpdated(SessionRoster Roster) : IDomainEvent;
