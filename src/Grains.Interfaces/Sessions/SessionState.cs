namespace GroupActors.Sessions;

/// <summary>Where a session is in its life (S-1).</summary>
public enum SessionState
{
    /// <summary>Planned.</summary>
    Scheduled,

    /// <summary>Check-in is open.</summary>
    CheckInOpen,

    /// <summary>Attendance is confirmed. Final, but for amendments.</summary>
    Closed,

    /// <summary>Will not be held. Final.</summary>
    Cancelled,
}
