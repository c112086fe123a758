using GroupActors.Clinics;
using GroupActors.Patients;

namespace GroupActors.Claims;

/// <summary>A claim's life (B-10).</summary>
internal static class ClaimRules
{
    /// <summary>Takes what the session says is billable: issues, corrects, voids, or hands it on.</summary>
    /// <param name="patient">The patient; needed only where the message names a service.</param>
    public static Decision Take(ClaimRecord claim, BillableServiceDecided message, PatientView? patient, ClinicSettings settings)
    {
        var events = ImmutableArray.CreateBuilder<IDomainEvent>();
        if (message.NoteIsSigned) events.AddRange(NoteSigned(claim).Events);
        if (!IsNewer(claim, message)) return Decision.Of(events);

        events.Add(new ServiceDecided(message.SessionVersion, message.Service));
        if (claim.HasSuccessor) return Decision.Of(events);

        var signed = claim.IsNoteSigned || message.NoteIsSigned;
        if (claim.Service is null)
        {
            if (message.Service is { } service)
            {
                var price = ClaimPricing.Price(service, service.Code, patient, settings);
                events.Add(new ClaimIssued(service, price, Next(price, signed, settings)));
            }
        }
        else if (!claim.Service.BillsSameAs(message.Service))
        {
            events.AddRange(Correct(claim, claim.State, message.Service));
        }
        else if (claim.State is ClaimState.Voided or ClaimState.VoidPending && claim.Decided is null)
        {
            events.Add(new ClaimSucceeded());
        }
        else if (claim.State is ClaimState.NeedsReview or ClaimState.AwaitingNote or ClaimState.Ready && claim.Service.GroupSize != message.Service!.GroupSize)
        {
            events.AddRange(CheckSize(claim, message.Service, patient, settings));
        }

        return Decision.Of(events);
    }

    /// <summary>What would become of the claim if it took this; null for what it is (S-9).</summary>
    public static ClaimChange? ChangeBy(ClaimRecord claim, BillableServiceDecided message, PatientView? patient, ClinicSettings settings)
    {
        var events = Take(claim, message, patient, settings).Events;
        var isSucceeded = events.Any(happened => happened is ClaimSucceeded);
        return events.OfType<ClaimMoved>().LastOrDefault()?.To switch
        {
            ClaimState.Voided => isSucceeded ? ClaimChange.Reissued : ClaimChange.Voided,
            ClaimState.ReplacePending => ClaimChange.Replaced,
            ClaimState.VoidPending => ClaimChange.TakenBack,
            _ when isSucceeded || events.Any(happened => happened is ClaimIssued) => ClaimChange.Issued,
            _ when events.Any(happened => happened is ClaimPriced) => ClaimChange.Stopped,
            _ => (claim with { Decided = message.Service }).AwaitsCorrection && message.Service?.BillsSameAs(claim.Decided) is not true && message.Service != claim.Decided ? ClaimChange.Waits : null,
        };
    }

    /// <summary>Notes that the note is signed, perhaps before the claim is issued.</summary>
    public static Decision NoteSigned(ClaimRecord claim) =>
        claim.IsNoteSigned ? Decision.Nothing
        : claim is { Service: not null, State: ClaimState.AwaitingNote } ? Decision.Of(new ClaimNoteSigned(), new ClaimMoved(ClaimState.Ready, "The note was signed."))
        : Decision.Of(new ClaimNoteSigned());

    /// <summary>A person's decision on a claim in review.</summary>
    public static Decision Review(ClaimRecord claim, ReviewClaim command, string? reason, PatientView? patient, ClinicSettings settings)
    {
        if (claim is not { Service: { } service, Price: { } price }) return Refusal.NotFound("claim");
        if (claim.State != ClaimState.NeedsReview) return Refusal.Conflict("invalid_transition", "The claim is not in review any more.");
        switch (command.Decision)
        {
            case ReviewDecision.Void:
                return string.IsNullOrWhiteSpace(reason) ? ReasonRequired() : Decision.Of(new ClaimMoved(ClaimState.Voided, null));
            case ReviewDecision.Recheck:
                var checkedPrice = ClaimPricing.Price(service, price.Code, patient, settings);
                if (!checkedPrice.Reasons.IsEmpty) return SamePrice(checkedPrice, price) ? Decision.Nothing : Decision.Of(new ClaimPriced(checkedPrice));
                return Decision.Of(new ClaimPriced(checkedPrice), new ClaimMoved(Next(checkedPrice, claim.IsNoteSigned, settings), "Nothing stops it any more."));
            case ReviewDecision.Approve:
                var code = command.Code ?? price.Code;
                if (code != price.Code && price.Reasons.All(stopped => stopped.ProposedCode != code))
                {
                    return new Refusal("code_not_proposed", "Only the claim's own code or one that was proposed can be approved.");
                }

                var approved = ClaimPricing.Price(service, code, patient, settings);
                if (approved.Reasons.FirstOrDefault(missing => missing.Code is ClaimPricing.MissingFee or ClaimPricing.MissingCoverage) is { } missing)
                {
                    return new Refusal(missing.Code, missing.Message);
                }

                approved = approved with { Reasons = [] };
                return Decision.Of(new ClaimPriced(approved), new ClaimMoved(Next(approved, claim.IsNoteSigned, settings), "Approved in review."));
            default:
                return Refusal.Invalid("decision", "Approve, recheck or void the claim.");
        }
    }

    /// <summary>Moves a claim along its life, and corrects it where an amendment waited for that.</summary>
    public static Decision Move(ClaimRecord claim, MoveClaim command, string? reason, ClinicSettings settings)
    {
        if (claim is not { Service: { } service, Price: { } price }) return Refusal.NotFound("claim");
        if (!ClaimMoves.From(claim.State).Contains(command.To))
        {
            return Refusal.Conflict("invalid_transition", $"A claim that is {claim.State} cannot become {command.To}.");
        }

        if (string.IsNullOrWhiteSpace(reason)) return ReasonRequired();
        if (command.To is ClaimState.Ready or ClaimState.AwaitingNote && price.Charge is null)
        {
            return new Refusal(price.Payer is null ? ClaimPricing.MissingCoverage : ClaimPricing.MissingFee, "The claim has no charge yet: recheck it in review.");
        }

        if (command.To == ClaimState.Ready && settings.Policies.ClaimsAwaitNotes && !claim.IsNoteSigned) return new Refusal("note_not_signed", "The note of this service is not signed yet.");
        if (command.To == ClaimState.AwaitingNote && claim.IsNoteSigned) return new Refusal("note_signed", "The note of this service is signed: make the claim ready.");
        if (command.To is ClaimState.Paid or ClaimState.PartiallyPaid && !(command.Paid is { } dollars and > 0m && Dollars.IsAmount(dollars)))
        {
            return Refusal.Invalid("paid", "Say how many dollars were paid: 0.01 to 999,999.99, in whole cents.");
        }

        if (command.To == ClaimState.ReplacePending && claim.Decided is null)
        {
            return Refusal.Conflict("invalid_transition", "Nothing is billable any more: the claim can only be voided.");
        }

        decimal? paid = command.To switch
        {
            ClaimState.Paid or ClaimState.PartiallyPaid => command.Paid,
            ClaimState.Denied => 0m,
            _ => null,
        };
        var moved = new ClaimMoved(command.To, null, command.PayerControlNumber, paid);
        if (command.To == ClaimState.ReplacePending) return Decision.Of(moved, new ClaimSucceeded());
        return claim.HasSuccessor || command.To is ClaimState.Voided or ClaimState.VoidPending || service.BillsSameAs(claim.Decided)
            ? Decision.Of(moved)
            : Decision.Of([moved, .. Correct(claim, command.To, claim.Decided)]);
    }

    /// <summary>The highest version holds; at the same version a service holds over nothing.</summary>
    private static bool IsNewer(ClaimRecord claim, BillableServiceDecided message) =>
        message.SessionVersion > claim.SessionVersion
        || (message.SessionVersion == claim.SessionVersion && claim.Decided is null && message.Service is not null);

    /// <summary>What becomes of an issued claim in <paramref name="state"/> when something else, or nothing, is billable now.</summary>
    private static ImmutableArray<IDomainEvent> Correct(ClaimRecord claim, ClaimState state, BillableService? decided)
    {
        if (ClaimMoves.IsUnsent(state))
        {
            var voided = new ClaimMoved(ClaimState.Voided, decided is null ? "The session was amended: nothing is billed." : "The session was amended: a corrected claim follows.");
            return decided is null ? [voided] : [voided, new ClaimSucceeded()];
        }

        if (ClaimMoves.IsAdjudicated(state))
        {
            return decided is null
                ? [new ClaimMoved(ClaimState.VoidPending, "The session was amended: the claim is taken back.")]
                : [new ClaimMoved(ClaimState.ReplacePending, "The session was amended: a replacement follows."), new ClaimSucceeded()];
        }

        // Taken back already, by the session or by a person: new facts are a new claim, the same facts are not.
        return state is ClaimState.Voided or ClaimState.VoidPending && decided is not null && !decided.BillsSameAs(claim.Decided) ? [new ClaimSucceeded()] : [];
    }

    private static ImmutableArray<IDomainEvent> CheckSize(ClaimRecord claim, BillableService service, PatientView? patient, ClinicSettings settings)
    {
        var code = claim.Price!.Code;
        var before = ClaimPricing.Price(claim.Service!, code, patient, settings);
        var after = ClaimPricing.Price(service, code, patient, settings);
        var reasons = after.Reasons.Except(before.Reasons).ToImmutableArray();
        if (reasons.IsEmpty) return [];
        return claim.State == ClaimState.NeedsReview
            ? [new ClaimPriced(claim.Price with { Reasons = claim.Price.Reasons.AddRange(reasons) })]
            : [new ClaimPriced(claim.Price with { Reasons = reasons }), new ClaimMoved(ClaimState.NeedsReview, "The size of the group was amended.")];
    }

    private static ClaimState Next(ClaimPrice price, bool signed, ClinicSettings settings) =>
        !price.Reasons.IsEmpty ? ClaimState.NeedsReview
        : settings.Policies.ClaimsAwaitNotes && !signed ? ClaimState.AwaitingNote
        : ClaimState.Ready;

    private static bool SamePrice(ClaimPrice one, ClaimPrice other) => one with { Reasons = other.Reasons } == other && one.Reasons.SequenceEqual(other.Reasons);

    private static Refusal ReasonRequired() => new("reason_required", "Say why.");
}
