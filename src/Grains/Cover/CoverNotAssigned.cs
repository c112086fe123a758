using GroupActors.Sessions;

namespace GroupActors.Cover;

/// <summary>A substitute was refused when the proposal was accepted.</summary>
[JournalName("cover-plan.not-assigned")]
internal sealed record CoverNotAssigned(SessionKey Session, string Facilitator, Refusal Refusal) : IDomainEvent;
