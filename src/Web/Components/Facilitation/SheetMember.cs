using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Components.Facilitation;

/// <summary>One member on a session's sheet.</summary>
/// <param name="Attendance">Attendance at this session.</param>
/// <param name="Name">Name in full: staff must not mistake one member for another.</param>
/// <param name="History">The group's last sessions, oldest first; null where they were not a member yet.</param>
/// <param name="Enrollment">Their enrollment; null where it has ended long ago.</param>
/// <param name="MissingNote">Date of the latest earlier session whose note is not signed; null for none.</param>
public sealed record SheetMember(AttendanceView Attendance, string Name, IReadOnlyList<AttendanceKind?> History, EnrollmentView? Enrollment, DateOnly? MissingNote)
{
    /// <summary>Whether they are on hold, so that a check-in is refused (S-5).</summary>
    public bool IsOnHold => Attendance.Status is EnrollmentStatus.ClinicalHold or EnrollmentStatus.AdministrativeHold;

    /// <summary>Whether the group, which has met before, knows them from at most one session.</summary>
    public bool IsNew => History.Count > 1 && History.Count(mark => mark is not null) <= 1;

    /// <summary>Why they are not expected, as a word of the design (<see cref="StatusPill.Css"/>); null where they are, or are here.</summary>
    public string? Away => Attendance.Kind switch
    {
        AttendanceKind.NoShow => "no-show",
        AttendanceKind.LateCancel => "late-cancel",
        AttendanceKind.Cancelled => "cancelled",
        _ => IsOnHold ? StatusPill.CssOf(Attendance.Status) : null,
    };

    /// <summary>Whether they are here.</summary>
    public bool IsPresent => Attendance.Kind == AttendanceKind.Present;
}
