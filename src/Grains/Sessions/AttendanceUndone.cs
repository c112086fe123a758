namespace GroupActors.Sessions;

/// <summary>A member's attendance was taken back.</summary>
[JournalName("session.attendance-undone")]
internal sealed record AttendanceUndone(string Patient) : IDomainEvent;
