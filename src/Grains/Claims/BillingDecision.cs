using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>What becomes of one member's attendance.</summary>
/// <param name="Service">What is claimed, or what is proposed; null when nothing is.</param>
/// <param name="Reasons">Why it stopped or is not billed.</param>
internal sealed record BillingDecision(string Patient, BillingDisposition Disposition, BillableService? Service, ImmutableArray<ReviewReason> Reasons);
