namespace GroupActors.Sessions;

/// <summary>Attendance of one member at one session (S-3).</summary>
public enum AttendanceKind
{
    /// <summary>Expected, not yet seen.</summary>
    Expected,

    /// <summary>Here.</summary>
    Present,

    /// <summary>Did not come, or gave notice at or after the start.</summary>
    NoShow,

    /// <summary>Gave notice less than 24 elapsed hours before the start.</summary>
    LateCancel,

    /// <summary>Gave notice 24 or more hours before the start.</summary>
    Cancelled,

    /// <summary>On hold, so not expected.</summary>
    Excused,
}
