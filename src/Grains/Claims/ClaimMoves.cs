namespace GroupActors.Claims;

/// <summary>The only moves of a claim (B-10).</summary>
internal static class ClaimMoves
{
    /// <summary>The states that may follow on <paramref name="from"/>.</summary>
    public static ReadOnlySpan<ClaimState> From(ClaimState from) => from switch
    {
        ClaimState.NeedsReview => [ClaimState.AwaitingNote, ClaimState.Ready, ClaimState.Voided],
        ClaimState.AwaitingNote => [ClaimState.Ready, ClaimState.NeedsReview, ClaimState.Voided],
        ClaimState.Ready => [ClaimState.Submitted, ClaimState.NeedsReview, ClaimState.Voided],
        ClaimState.Submitted =>
            [ClaimState.Accepted, ClaimState.Rejected, ClaimState.Paid, ClaimState.PartiallyPaid, ClaimState.Denied, ClaimState.Ready],
        ClaimState.Accepted => [ClaimState.Paid, ClaimState.PartiallyPaid, ClaimState.Denied],
        ClaimState.Rejected => [ClaimState.Ready, ClaimState.Voided],
        ClaimState.Paid => [ClaimState.PartiallyPaid, ClaimState.Denied, ClaimState.VoidPending, ClaimState.ReplacePending],
        ClaimState.PartiallyPaid => [ClaimState.Paid, ClaimState.Denied, ClaimState.VoidPending, ClaimState.ReplacePending],
        ClaimState.Denied => [ClaimState.Paid, ClaimState.PartiallyPaid, ClaimState.VoidPending, ClaimState.ReplacePending],
        ClaimState.VoidPending => [ClaimState.Voided],
        ClaimState.ReplacePending => [ClaimState.Replaced],
        _ => [],
    };

    /// <summary>Whether the payer has decided on the claim.</summary>
    public static bool IsAdjudicated(ClaimState state) => state is ClaimState.Paid or ClaimState.PartiallyPaid or ClaimState.Denied;

    /// <summary>Whether nothing has reached the payer, or what did was refused before adjudication.</summary>
    public static bool IsUnsent(ClaimState state) => state is ClaimState.NeedsReview or ClaimState.AwaitingNote or ClaimState.Ready or ClaimState.Rejected;
}
