namespace GroupActors.Sessions;

/// <summary>A member is here (S-4).</summary>
[JournalName("session.member-checked-in")]
internal sealed record MemberCheckedIn(string Patient, DateTimeOffset ArrivedAt, CheckInSource Source, bool IsLateEntry, int? LateMinutes, Modality Modality) : IDomainEvent;
