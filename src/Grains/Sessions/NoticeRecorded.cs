using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>A member said that they will not come. A notice may come before the roster is taken, so it says who the member is (S-3).</summary>
[JournalName("session.notice-recorded")]
internal sealed record NoticeRecorded(RosterMember Member, DateTimeOffset ReceivedAt, AttendanceKind Kind) : IDomainEvent;
