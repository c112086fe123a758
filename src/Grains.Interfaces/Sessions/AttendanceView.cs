using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>One member at one session.</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="Status">Status of their enrollment.</param>
/// <param name="Kind">Attendance (S-3).</param>
/// <param name="Family">Id of the family, in a multiple-family group.</param>
/// <param name="ArrivedAt">When they arrived.</param>
/// <param name="Source">From where they were checked in.</param>
/// <param name="IsLateEntry">Sent later by a device that was offline (S-4).</param>
/// <param name="LateMinutes">Minutes they came late, by their own device or the staff's word; null where the staff checked them in after the start and nobody said since when they were there (B-5).</param>
/// <param name="LeftEarlyMinutes">Minutes they left early.</param>
/// <param name="Modality">How they took part.</param>
/// <param name="FamilyPresent">Family members there with them.</param>
/// <param name="IsBillable">False where they were there on hold (S-5).</param>
/// <param name="NoticeReceivedAt">When they gave notice.</param>
/// <param name="Outreach">After a no-show: whether outreach was attempted, and how; null while that is to be written (S-10).</param>
/// <param name="NoShowText">More about a no-show in the words of whoever documented it; null for nothing more.</param>
/// <param name="CheckIn">Names the check-in by which they are here, for whoever takes back that one and no other (S-4).</param>
[GenerateSerializer, Immutable, Alias("sessions.attendance-view")]
public sealed record AttendanceView(
    [property: Id(0)] string Patient,
    [property: Id(1)] EnrollmentStatus Status,
    [property: Id(2)] AttendanceKind Kind,
    [property: Id(3)] string? Family,
    [property: Id(4)] DateTimeOffset? ArrivedAt,
    [property: Id(5)] CheckInSource? Source,
    [property: Id(6)] bool IsLateEntry,
    [property: Id(7)] int? LateMinutes,
    [property: Id(8)] int LeftEarlyMinutes,
    [property: Id(9)] Modality Modality,
    [property: Id(10)] int FamilyPresent,
    [property: Id(11)] bool IsBillable,
    [property: Id(12)] DateTimeOffset? NoticeReceivedAt,
    [property: Id(20)] Outreach? Outreach,
    [property: Id(21)] string? NoShowText = null,
    [property: Id(22)] Guid? CheckIn = null);
