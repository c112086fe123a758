using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>The group planned the session, or planned it anew.</summary>
[JournalName("session.scheduled")]
internal sealed record SessionScheduled(SessionPlanned Plan, string? Code) : IDomainEvent;
