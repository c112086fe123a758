using GroupActors.Clinics;

namespace GroupActors.Claims;

/// <summary>From attendance to what is billed (B-1 to B-7). The same facts give the same answer, whatever is retried.</summary>
internal static class BillingRules
{
    /// <summary>One decision for each member of the roster, in its order.</summary>
    public static ImmutableArray<BillingDecision> Decide(HeldSession session, ClinicSettings settings) =>
        [.. session.Attendance.Select(member => new BillingDecision(member.Patient, Sessions.BillingDisposition.NotBilled, null, []))];
}
