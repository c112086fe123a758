using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>One member's attendance as billing sees it.</summary>
/// <param name="IsBillable">False where they were there on hold (S-5).</param>
/// <param name="WasBilled">Whether something was claimed or proposed in their name before; an amendment keeps to it (S-9).</param>
/// <param name="UnsaidMinutes">Minutes after the start at which the staff checked them in, where nobody said whether they came so late.</param>
internal sealed record HeldAttendance(
    string Patient, AttendanceKind Kind, bool IsBillable, string? Family, int LateMinutes, int LeftEarlyMinutes, Modality Modality, int FamilyPresent, bool WasBilled = false,
    int UnsaidMinutes = 0);
