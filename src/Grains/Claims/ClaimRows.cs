namespace GroupActors.Claims;

/// <summary>A claim as others see it: its view and its row.</summary>
internal static class ClaimRows
{
    /// <summary>No row until the claim is issued.</summary>
    public static IEnumerable<RowChange> Of(ClaimKey key, ClaimRecord claim)
    {
        if (claim is not { Service: { } service, Price: { } price }) return [];
        var reasons = Reasons(claim);
        var reason = reasons.IsEmpty ? null : string.Join(", ", reasons.Select(reason => reason.Code));
        return
        [
            RowChange.Upsert(
                ReadTables.Claims, key.ToString(), key.Session.Clinic,
                key.Session.ToString(), key.Session.Group, key.Patient, service.Date, price.Payer, price.Code, claim.State.ToString(), reason,
                NextStep(claim).Queue, price.Charge, price.Expected, claim.StateSince, (long)key.Correction, price.FilingDeadline),
        ];
    }

    /// <summary>Null until the claim is issued.</summary>
    public static ClaimView? View(ClaimKey key, ClaimRecord claim)
    {
        if (claim is not { Service: { } service, Price: { } price }) return null;
        var (queue, step) = NextStep(claim);
        return new(
            key, claim.Version, claim.State, claim.StateSince, price.Code, 1, price.Payer, price.Charge, price.Expected, claim.Paid, Reasons(claim), queue, step,
            price.FilingDeadline, service.Minutes, service.GroupSize, service.Modality, service.Facilitators, claim.HasSuccessor ? key.Next() : null);
    }

    private static ImmutableArray<ReviewReason> Reasons(ClaimRecord claim) => claim switch
    {
        { AwaitsCorrection: true } => [new("correction_waits", "The session was amended: the claim is corrected once the payer has answered.")],
        { State: ClaimState.NeedsReview } => claim.Price!.Reasons,
        _ => [],
    };

    /// <summary>Who has the next step, and which it is (B-12).</summary>
    private static (string? Queue, string? Step) NextStep(ClaimRecord claim) => claim.State switch
    {
        ClaimState.NeedsReview => ("review", "Decide what stopped it: approve, recheck or void."),
        ClaimState.AwaitingNote => ("notes", "The facilitator signs the note."),
        ClaimState.Ready => ("billing", "Send it with the next batch."),
        ClaimState.Submitted => ("payer", "The payer takes it in."),
        ClaimState.Accepted => ("payer", "The payer decides on it."),
        ClaimState.Rejected => ("billing", "Mend what was rejected and make it ready again, or void it."),
        ClaimState.PartiallyPaid => ("billing", "Look into what was not paid."),
        ClaimState.Denied => ("billing", "Appeal, replace or void it."),
        ClaimState.VoidPending => ("payer", "The payer confirms the void."),
        ClaimState.ReplacePending => ("payer", "The payer takes the replacement in."),
        _ => (null, null),
    };
}
