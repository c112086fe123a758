using GroupActors.Claims;
using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>A session of the past was taken over, closed .</summary>
[JournalName("session.past-imported")]
internal sealed record PastSessionImported(SessionPlanned Plan, string? Code, bool IsBilledElsewhere, int Minutes, ImmutableArray<MemberAttendance> Attendance, ImmutableArray<BillingDecision> Billing) : IDomainEvent;
