namespace GroupActors.Claims;

/// <summary>States of a claim (B-10).</summary>
public enum ClaimState
{
    /// <summary>Stopped: a person decides.</summary>
    NeedsReview,

    /// <summary>Waits for the signed note.</summary>
    AwaitingNote,

    /// <summary>May be sent.</summary>
    Ready,

    /// <summary>In a batch.</summary>
    Submitted,

    /// <summary>The payer took it in.</summary>
    Accepted,

    /// <summary>Refused before adjudication; may go out again.</summary>
    Rejected,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Paid in part.</summary>
    PartiallyPaid,

    /// <summary>Denied.</summary>
    Denied,

    /// <summary>A void is on its way to the payer (frequency 8).</summary>
    VoidPending,

    /// <summary>Will not be billed, or was taken back. Final.</summary>
    Voided,

    /// <summary>A replacement is on its way to the payer (frequency 7).</summary>
    ReplacePending,

    /// <summary>Replaced by the next correction. Final.</summary>
    Replaced,
}
