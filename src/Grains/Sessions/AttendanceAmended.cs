using GroupActors.Claims;

namespace GroupActors.Sessions;

/// <summary>A member's attendance was corrected after close (S-9). <c>Billing</c> holds only the decisions that changed, be it in the size of the group alone.</summary>
[JournalName("session.attendance-amended")]
internal sealed record AttendanceAmended(MemberAttendance Attendance, ImmutableArray<BillingDecision> Billing) : IDomainEvent;
