using GroupActors.Claims;

namespace GroupActors.Components.Billing;

/// <summary>Claims' states in a biller's words.</summary>
internal static class ClaimWords
{
    /// <summary>The queues in the order in which they are worked: what does not move first.</summary>
    public static readonly ClaimState[] Order =
    [
        ClaimState.NeedsReview, ClaimState.AwaitingNote, ClaimState.Rejected, ClaimState.Denied, ClaimState.PartiallyPaid, ClaimState.Ready, ClaimState.Submitted, ClaimState.Accepted,
        ClaimState.VoidPending, ClaimState.ReplacePending, ClaimState.Paid, ClaimState.Voided, ClaimState.Replaced,
    ];

    /// <summary>Whether claims in this state wait for somebody of the clinic.</summary>
    public static bool IsStuck(ClaimState state) => state is ClaimState.NeedsReview or ClaimState.AwaitingNote or ClaimState.Rejected or ClaimState.Denied or ClaimState.PartiallyPaid;

    /// <summary>Whether a filing deadline still matters.</summary>
    public static bool IsUnfiled(ClaimState state) => state is ClaimState.NeedsReview or ClaimState.AwaitingNote or ClaimState.Rejected or ClaimState.Ready;

    /// <summary>The state.</summary>
    public static string Name(ClaimState state) => state switch
    {
        ClaimState.NeedsReview => "Needs review",
        ClaimState.AwaitingNote => "Awaiting note",
        ClaimState.PartiallyPaid => "Paid in part",
        ClaimState.VoidPending => "Void pending",
        ClaimState.ReplacePending => "Replacement pending",
        _ => state.ToString(),
    };

    /// <summary>Name of the state's icon.</summary>
    public static string Glyph(ClaimState state) => state switch
    {
        ClaimState.NeedsReview => "needs-review",
        ClaimState.AwaitingNote => "note",
        ClaimState.Rejected or ClaimState.ReplacePending or ClaimState.Replaced => "refresh",
        ClaimState.Denied or ClaimState.Voided or ClaimState.VoidPending => "no-show",
        ClaimState.Ready => "check",
        ClaimState.Paid or ClaimState.PartiallyPaid => "money",
        _ => "send",
    };

    /// <summary>Why claims stand in this state, where no reason of their own says it.</summary>
    public static string Why(ClaimState state) => state switch
    {
        ClaimState.NeedsReview => "A person decides.",
        ClaimState.AwaitingNote => "The member’s note is not signed yet.",
        ClaimState.Rejected => "Refused before the payer decided on it.",
        ClaimState.Denied => "The payer denied it.",
        ClaimState.PartiallyPaid => "The payer paid a part.",
        ClaimState.Ready => "Nothing stops it.",
        ClaimState.Submitted => "In a batch.",
        ClaimState.Accepted => "Taken in by the payer.",
        ClaimState.VoidPending => "A void is on its way to the payer.",
        ClaimState.ReplacePending => "A replacement is on its way to the payer.",
        ClaimState.Paid => "Paid.",
        ClaimState.Voided => "It will not be billed.",
        _ => "A later correction took its place.",
    };
}
