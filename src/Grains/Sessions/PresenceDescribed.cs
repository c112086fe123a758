namespace GroupActors.Sessions;

/// <summary>The details of a member's presence, as they are now (S-12).</summary>
[JournalName("session.presence-described")]
internal sealed record PresenceDescribed(string Patient, int? LateMinutes, int LeftEarlyMinutes, Modality Modality, int FamilyPresent) : IDomainEvent;
