using GroupActors.Sessions;

namespace GroupActors.Imports;

/// <summary>A row of attendance.csv.</summary>
internal sealed record ImportedAttendance(
    string Group, DateOnly Date, int Slot, int Minutes, string Patient, AttendanceKind Kind, TimeOnly? Arrival, int FamilyPresent, bool IsToBeBilled);
