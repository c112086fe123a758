using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>A session as billing sees it.</summary>
/// <param name="Minutes">How long it lasted.</param>
/// <param name="LedBy">Ids of who ran it.</param>
internal sealed record HeldSession(SessionKey Key, GroupType Type, DateOnly Date, int Minutes, ImmutableArray<string> LedBy, ImmutableArray<HeldAttendance> Attendance);
