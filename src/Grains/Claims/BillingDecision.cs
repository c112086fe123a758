using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>What becomes of one member's attendance.</summary>
/// <param name="Service">What is claimed, or what is proposed; null when nothing is.</param>
/// <param name="Reasons">Why it stopped or is not billed.</param>
[GenerateSerializer, Immutable, Alias("claims.billing-decision")]
internal sealed record BillingDecision(
    [property: Id(0)] string Patient, [property: Id(1)] BillingDisposition Disposition, [property: Id(2)] BillableService? Service, [property: Id(3)] ImmutableArray<ReviewReason> Reasons);
