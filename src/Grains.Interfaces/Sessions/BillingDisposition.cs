namespace GroupActors.Sessions;

/// <summary>What becomes of one member's attendance.</summary>
public enum BillingDisposition
{
    /// <summary>Nothing is billed.</summary>
    NotBilled,

    /// <summary>A claim is issued.</summary>
    Claim,

    /// <summary>A claim is issued and stops for a person to decide.</summary>
    ClaimInReview,

    /// <summary>No claim; individual psychotherapy is proposed to the facilitator (B-3).</summary>
    Proposal,

    /// <summary>Billed with the claim of the family's identified patient (B-2).</summary>
    WithFamily,
}
