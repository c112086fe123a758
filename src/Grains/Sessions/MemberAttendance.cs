using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>One member at one session (S-3).</summary>
/// <param name="Enrollment">Number of the enrollment (<see cref="EnrollmentView.Number"/>).</param>
[GenerateSerializer, Immutable, Alias("session.member-attendance")]
internal sealed record MemberAttendance(
    [property: Id(0)] string Patient, [property: Id(1)] int Enrollment, [property: Id(2)] EnrollmentStatus Status, [property: Id(3)] string? Family, [property: Id(4)] Modality Modality)
{
    [Id(5)] public AttendanceKind Kind { get; init; }

    [Id(6)] public DateTimeOffset? ArrivedAt { get; init; }

    [Id(7)] public CheckInSource? Source { get; init; }

    [Id(8)] public bool IsLateEntry { get; init; }

    /// <summary>Minutes they came late; null where the staff checked them in during a session whose list was kept from its start, and nobody said since when they were there.</summary>
    [Id(9)] public int? LateMinutes { get; init; } = 0;

    [Id(10)] public int LeftEarlyMinutes { get; init; }

    [Id(11)] public int FamilyPresent { get; init; }

    /// <summary>Stays as it was at arrival, for a hold that begins later concerns later sessions.</summary>
    [Id(12)] public bool IsBillable { get; init; } = true;

    [Id(13)] public DateTimeOffset? NoticeReceivedAt { get; init; }

    public bool IsOnHold => Status is EnrollmentStatus.ClinicalHold or EnrollmentStatus.AdministrativeHold;

    public bool IsPresent => Kind == AttendanceKind.Present;

    /// <summary>Whether anything is known of them besides their place on the roster.</summary>
    public bool IsRecorded => Kind is not (AttendanceKind.Expected or AttendanceKind.Excused);

    /// <summary>A member of whom nothing is known yet: expected, or excused while on hold (S-2).</summary>
    public static MemberAttendance Unseen(RosterMember member, Modality usual)
    {
        var unseen = new MemberAttendance(member.Patient, member.Enrollment, member.Status, member.Family, usual);
        return unseen.IsOnHold ? unseen with { Kind = AttendanceKind.Excused, IsBillable = false } : unseen;
    }

    /// <summary>The same member with nothing known of them.</summary>
    public MemberAttendance Unseen(Modality usual) => Unseen(OnRoster, usual);

    public RosterMember OnRoster => new(Patient, Enrollment, Status, Family);
}
