namespace GroupActors.Sessions;

/// <summary>A member on hold is here; it bills nothing (S-5).</summary>
[JournalName("session.unbilled-attendance-recorded")]
internal sealed record UnbilledAttendanceRecorded(string Patient, DateTimeOffset ArrivedAt) : IDomainEvent;
