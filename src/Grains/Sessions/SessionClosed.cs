using GroupActors.Claims;

namespace GroupActors.Sessions;

/// <summary>Attendance is confirmed: who was still expected did not come (S-8).</summary>
[JournalName("session.closed")]
internal sealed record SessionClosed(int Minutes, ImmutableArray<string> LedBy, ImmutableArray<BillingDecision> Billing) : IDomainEvent;
