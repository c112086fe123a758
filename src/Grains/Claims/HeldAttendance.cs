using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>One member's attendance as billing sees it.</summary>
/// <param name="IsBillable">False where they were there on hold (S-5).</param>
internal sealed record HeldAttendance(
    string Patient, AttendanceKind Kind, bool IsBillable, string? Family, int LateMinutes, int LeftEarlyMinutes, Modality Modality, int FamilyPresent);
