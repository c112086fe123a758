using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>One member at a session of the past, as the records of another system have it .</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="Kind">What became of them; never <see cref="AttendanceKind.Expected"/>.</param>
/// <param name="Enrollment">Number of their enrollment (<see cref="EnrollmentView.Number"/>).</param>
/// <param name="Status">Their status at that time: held members are excused, or were present unbilled.</param>
/// <param name="Family">Id of the family, in a multiple-family group.</param>
/// <param name="ArrivedAt">When they arrived; null for the start.</param>
/// <param name="LateMinutes">Minutes they came late.</param>
/// <param name="LeftEarlyMinutes">Minutes they left early.</param>
/// <param name="FamilyPresent">Family members who were there with them.</param>
/// <param name="NoticeReceivedAt">When they gave notice, where that is known.</param>
[GenerateSerializer, Immutable, Alias("sessions.past-attendance")]
public sealed record PastAttendance(
    [property: Id(0)] string Patient,
    [property: Id(1)] AttendanceKind Kind,
    [property: Id(2)] int Enrollment = 1,
    [property: Id(3)] EnrollmentStatus Status = EnrollmentStatus.Active,
    [property: Id(4)] string? Family = null,
    [property: Id(5)] DateTimeOffset? ArrivedAt = null,
    [property: Id(6)] int LateMinutes = 0,
    [property: Id(7)] int LeftEarlyMinutes = 0,
    [property: Id(8)] int FamilyPresent = 0,
    [property: Id(9)] DateTimeOffset? NoticeReceivedAt = null);
