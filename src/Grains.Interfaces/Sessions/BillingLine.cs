using GroupActors.Claims;

namespace GroupActors.Sessions;

/// <summary>What is billed for one member, or why nothing is.</summary>
/// <param name="Patient">The patient's id in the clinic.</param>
/// <param name="Disposition">Billed, stopped for a person to decide, or not billed.</param>
/// <param name="Code">Procedure code that is billed or proposed.</param>
/// <param name="Reasons">Why it stopped or is not billed.</param>
/// <param name="Claim">The claim as it was corrected last; in a preview the one that closing issues. While a correction waits for the payer it is still the one before (B-10). Null where there is none.</param>
/// <param name="Change">In the preview of an amendment, what that does to the claim; null where no claim changes.</param>
[GenerateSerializer, Immutable, Alias("sessions.billing-line")]
public sealed record BillingLine(
    [property: Id(0)] string Patient,
    [property: Id(1)] BillingDisposition Disposition,
    [property: Id(2)] string? Code,
    [property: Id(3)] ImmutableArray<ReviewReason> Reasons,
    [property: Id(4)] ClaimKey? Claim,
    [property: Id(5)] ClaimChange? Change = null);
