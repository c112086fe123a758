using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>One member's attendance as billing sees it.</summary>
/// <param name="IsBillable">False where they were there on hold (S-5).</param>
/// <param name="WasBilled">Whether something was claimed or proposed in their name before; an amendment keeps to it (S-9).</param>
internal sealed record HeldAttendance(
    string Patient, AttendanceKind Kind, bool IsBillable, string? Family, int LateMinutes, int LeftEarlyMinutes, Modality Modality, int FamilyPresent, bool WasBilled = false);
