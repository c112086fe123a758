using GroupActors.Sessions;

namespace GroupActors.Cover;

/// <summary>A substitute was assigned.</summary>
[JournalName("cover-plan.assigned")]
internal sealed record CoverAssigned(SessionKey Session, string Facilitator) : IDomainEvent;
