using CsCheck;
using GroupActors.Clinics;
using static GroupActors.Claims.ClaimWorld;

namespace GroupActors.Claims;

public sealed class ClaimRulesTests
{
    private static readonly ClaimState[] States = Enum.GetValues<ClaimState>();

    private static readonly ReviewReason Short = new("short_session", "Short.");

    private static ClaimWorld Sent(ClaimState state)
    {
        var world = new ClaimWorld().Decide(1, Service()).Sign();
        foreach (var step in Path(state)) world.Move(step, step is ClaimState.Paid or ClaimState.PartiallyPaid ? 70m : null).ShouldBeNull();
        world[1].State.ShouldBe(state);
        return world;
    }

    private static ClaimState[] Path(ClaimState state) => state switch
    {
        ClaimState.Ready => [],
        ClaimState.NeedsReview => [ClaimState.NeedsReview],
        ClaimState.Voided => [ClaimState.Voided],
        ClaimState.Submitted => [ClaimState.Submitted],
        ClaimState.VoidPending => [ClaimState.Submitted, ClaimState.Paid, ClaimState.VoidPending],
        ClaimState.ReplacePending => [ClaimState.Submitted, ClaimState.Paid, ClaimState.ReplacePending],
        ClaimState.Replaced => [ClaimState.Submitted, ClaimState.Paid, ClaimState.ReplacePending, ClaimState.Replaced],
        _ => [ClaimState.Submitted, state],
    };

    [Fact]
    public void B10_a_claim_waits_for_its_note_and_is_ready_once_it_is_signed()
    {
        var world = new ClaimWorld().Decide(1, Service());

        world[1].State.ShouldBe(ClaimState.AwaitingNote);
        world.Sign()[1].State.ShouldBe(ClaimState.Ready);
    }

    [Fact]
    public void B10_a_note_that_was_signed_before_the_issue_is_not_waited_for() =>
        new ClaimWorld().Sign().Decide(1, Service())[1].State.ShouldBe(ClaimState.Ready);

    [Fact]
    public void B10_a_clinic_may_not_wait_for_notes()
    {
        var settings = BillingClinic.Settings with { Policies = new ClinicPolicies { ClaimsAwaitNotes = false } };

        new ClaimWorld(settings).Decide(1, Service())[1].State.ShouldBe(ClaimState.Ready);
    }

    [Fact]
    public void B10_no_move_but_the_listed_ones_is_taken()
    {
        foreach (var from in States.Where(state => state != ClaimState.AwaitingNote))
        {
            foreach (var to in States)
            {
                // A claim waits for its note only while that is not signed.
                var world = (from, to) == (ClaimState.NeedsReview, ClaimState.AwaitingNote) ? new ClaimWorld().Decide(1, Service(reasons: Short)) : Sent(from);
                var refusal = world.Move(to, to is ClaimState.Paid or ClaimState.PartiallyPaid ? 10m : null);
                if (ClaimMoves.From(from).Contains(to)) refusal.ShouldBeNull($"{from} to {to}");
                else refusal!.Code.ShouldBe("invalid_transition", $"{from} to {to}");
            }
        }
    }

    [Fact]
    public void B10_the_listed_moves_are_those_of_the_rule()
    {
        string[] moves = [.. States.Select(from => $"{from}: {string.Join(' ', ClaimMoves.From(from).ToArray().Order())}")];

        moves.ShouldBe(
        [
            "NeedsReview: AwaitingNote Ready Voided",
            "AwaitingNote: NeedsReview Ready Voided",
            "Ready: NeedsReview Submitted Voided",
            "Submitted: Ready Accepted Rejected Paid PartiallyPaid Denied",
            "Accepted: Paid PartiallyPaid Denied",
            "Rejected: Ready Voided",
            "Paid: PartiallyPaid Denied VoidPending ReplacePending",
            "PartiallyPaid: Paid Denied VoidPending ReplacePending",
            "Denied: Paid PartiallyPaid VoidPending ReplacePending",
            "VoidPending: Voided",
            "Voided: ",
            "ReplacePending: Replaced",
            "Replaced: ",
        ]);
    }

    [Fact]
    public void B10_a_move_without_a_cause_is_refused() => Sent(ClaimState.Ready).Move(ClaimState.Submitted, reason: " ")!.Code.ShouldBe("reason_required");

    [Fact]
    public void B10_a_claim_is_not_made_ready_without_its_note() =>
        new ClaimWorld().Decide(1, Service()).Move(ClaimState.Ready)!.Code.ShouldBe("note_not_signed");

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-5)]
    public void B13_a_payment_says_how_many_dollars(int? paid) => Sent(ClaimState.Submitted).Move(ClaimState.Paid, paid)!.Code.ShouldBe("invalid_paid");

    [Theory]
    [InlineData("999999.99", null)]
    [InlineData("1000000", "invalid_paid")]
    [InlineData("1e20", "invalid_paid")]
    [InlineData("0.001", "invalid_paid")]
    public void B13_a_payment_is_an_amount_of_whole_cents_below_a_million(string dollars, string? code)
    {
        var refusal = Sent(ClaimState.Submitted).Move(ClaimState.Paid, decimal.Parse(dollars, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture));
        refusal?.Code.ShouldBe(code);
        if (code is not null) refusal!.Message.ShouldContain("999,999.99");
    }

    [Fact]
    public void B11_charge_expected_payment_and_filing_deadline_come_from_the_payer()
    {
        var price = new ClaimWorld(payer: "p2").Decide(1, Service())[1].Price!;

        (price.Payer, price.Charge, price.Expected, price.FilingDeadline).ShouldBe(("p2", 95m, 60m, BillingClinic.Date.AddDays(30)));
    }

    [Theory]
    [InlineData(null, "90853", "missing_coverage")]
    [InlineData("p2", "90849", "missing_fee")]
    public void B11_what_cannot_be_priced_stops_in_review_and_is_not_approved(string? payer, string code, string reason)
    {
        var world = new ClaimWorld(payer: payer).Decide(1, Service(code));

        world[1].State.ShouldBe(ClaimState.NeedsReview);
        world[1].Price!.Reasons.Single().Code.ShouldBe(reason);
        world.Review(ReviewDecision.Approve)!.Code.ShouldBe(reason);
        world.Review(ReviewDecision.Recheck).ShouldBeNull();
        world[1].State.ShouldBe(ClaimState.NeedsReview);
    }

    [Theory]
    [InlineData(null, "90853", "missing_coverage")]
    [InlineData("p2", "90849", "missing_fee")]
    public void B11_what_has_no_charge_is_not_moved_out_of_review(string? payer, string code, string reason)
    {
        var world = new ClaimWorld(payer: payer).Decide(1, Service(code));

        world.Move(ClaimState.AwaitingNote)!.Code.ShouldBe(reason);
        world.Sign().Move(ClaimState.Ready)!.Code.ShouldBe(reason);
        world[1].State.ShouldBe(ClaimState.NeedsReview);
    }

    [Fact]
    public void B10_a_claim_whose_note_is_signed_is_not_made_to_wait_for_it()
    {
        var world = new ClaimWorld().Decide(1, Service(reasons: Short)).Sign();

        world.Move(ClaimState.AwaitingNote)!.Code.ShouldBe("note_signed");
        world.Move(ClaimState.Ready).ShouldBeNull();
    }

    [Fact]
    public void B11_a_fee_that_came_later_lets_a_recheck_go_on()
    {
        var world = new ClaimWorld(payer: "p2").Decide(1, Service("90849"));
        var settings = BillingClinic.Settings with { Fees = [new("p2", "90849", new(2026, 1, 1), null, 120m, 90m)] };

        world.Review(ReviewDecision.Recheck, settings: settings).ShouldBeNull();

        world[1].State.ShouldBe(ClaimState.AwaitingNote);
        world[1].Price!.Charge.ShouldBe(120m);
    }

    [Fact]
    public void B5_a_claim_in_review_goes_on_when_a_person_approves_it()
    {
        var world = new ClaimWorld().Decide(1, Service(minutes: 40, reasons: Short));

        world[1].State.ShouldBe(ClaimState.NeedsReview);
        world.Review(ReviewDecision.Approve).ShouldBeNull();
        world[1].State.ShouldBe(ClaimState.AwaitingNote);
    }

    [Fact]
    public void B4_only_a_proposed_code_is_approved_and_it_is_priced()
    {
        var world = new ClaimWorld().Decide(1, Service(reasons: new ReviewReason("family_in_patient_group", "Family.", "90849")));

        world.Review(ReviewDecision.Approve, "90837")!.Code.ShouldBe("code_not_proposed");
        world.Review(ReviewDecision.Approve, "90849").ShouldBeNull();
        (world[1].Price!.Code, world[1].Price!.Charge).ShouldBe(("90849", 110m));
    }

    [Fact]
    public void B10_voiding_in_review_needs_a_reason_and_stays_when_the_same_is_decided_again()
    {
        var world = new ClaimWorld().Decide(1, Service(reasons: Short));

        world.Review(ReviewDecision.Void)!.Code.ShouldBe("reason_required");
        world.Review(ReviewDecision.Void, reason: "too short").ShouldBeNull();
        world.Decide(2, Service(size: 7, reasons: Short)).Billing.ShouldBeEmpty();
    }

    [Fact]
    public void B3_a_payers_own_minimum_stops_its_claims_and_a_shrunken_group_stops_them_again()
    {
        new ClaimWorld(payer: "p2").Decide(1, Service(size: 3))[1].Price!.Reasons.Single().Code.ShouldBe("below_payer_minimum");

        var world = new ClaimWorld(payer: "p2").Decide(1, Service(size: 4)).Sign();
        world[1].State.ShouldBe(ClaimState.Ready);
        world.Decide(2, Service(size: 3))[1].State.ShouldBe(ClaimState.NeedsReview);
    }

    [Fact]
    public void B3_a_claim_in_review_says_that_the_group_shrank_below_the_payers_minimum_too() =>
        new ClaimWorld(payer: "p2").Decide(1, Service(size: 4, reasons: Short)).Decide(2, Service(size: 3, reasons: Short))[1].Price!.Reasons.Select(reason => reason.Code)
            .ShouldBe(["short_session", "below_payer_minimum"]);

    [Fact]
    public void S9_an_amendment_of_somebody_else_leaves_the_claim_alone()
    {
        var world = new ClaimWorld().Decide(1, Service(size: 8)).Sign().Decide(2, Service(size: 7));

        world.Issued.Single().State.ShouldBe(ClaimState.Ready);
        world[1].Service!.GroupSize.ShouldBe(7);
    }

    [Fact]
    public void S9_before_it_is_sent_an_amended_claim_is_voided_and_issued_anew_with_its_note_known()
    {
        var world = new ClaimWorld().Decide(1, Service()).Sign().Decide(2, Service(minutes: 50));

        (world[1].State, world[1].HasSuccessor).ShouldBe((ClaimState.Voided, true));
        (world[2].State, world[2].Service!.Minutes).ShouldBe((ClaimState.Ready, 50));
    }

    [Fact]
    public void S9_what_is_billable_again_after_a_void_is_the_next_correction()
    {
        var world = new ClaimWorld().Decide(1, Service()).Decide(2, null);
        world.Billing.ShouldBeEmpty();

        world.Decide(3, Service());

        world.Billing.ShouldBe([world[2]]);
    }

    [Fact]
    public void B10_a_void_that_comes_before_its_issue_leaves_nothing_to_issue() =>
        new ClaimWorld().Decide(2, null).Decide(1, Service()).Issued.ShouldBeEmpty();

    [Theory]
    [InlineData(ClaimState.Submitted)]
    [InlineData(ClaimState.Accepted)]
    public void B10_while_it_is_with_the_payer_the_correction_waits_flagged(ClaimState state)
    {
        var world = Sent(state).Decide(2, Service(minutes: 50));

        world[1].State.ShouldBe(state);
        ClaimRows.View(First, world[1])!.Reasons.Single().Code.ShouldBe("correction_waits");
        world.Issued.Count().ShouldBe(1);

        world.Move(ClaimState.Paid, 70m).ShouldBeNull();

        world[1].State.ShouldBe(ClaimState.ReplacePending);
        world[2].Service!.Minutes.ShouldBe(50);
    }

    [Fact]
    public void B10_a_rejected_claim_is_voided_and_issued_anew_when_a_correction_waited()
    {
        var world = Sent(ClaimState.Submitted).Decide(2, Service(minutes: 50));

        world.Move(ClaimState.Rejected).ShouldBeNull();

        world[1].State.ShouldBe(ClaimState.Voided);
        world.Billing.ShouldBe([world[2]]);
    }

    [Fact]
    public void B10_a_correction_that_was_taken_back_leaves_the_sent_claim_alone()
    {
        var world = Sent(ClaimState.Submitted).Decide(2, null).Decide(3, Service());

        world[1].AwaitsCorrection.ShouldBeFalse();
        world.Move(ClaimState.Paid, 70m);
        world.Issued.Single().State.ShouldBe(ClaimState.Paid);
    }

    [Theory]
    [InlineData(ClaimState.Paid)]
    [InlineData(ClaimState.PartiallyPaid)]
    [InlineData(ClaimState.Denied)]
    public void B10_after_adjudication_an_amendment_is_a_void_or_a_replacement(ClaimState state)
    {
        Sent(state).Decide(2, null)[1].State.ShouldBe(ClaimState.VoidPending);

        var replaced = Sent(state).Decide(2, Service(minutes: 50));
        replaced[1].State.ShouldBe(ClaimState.ReplacePending);
        replaced.Billing.ShouldBe([replaced[2]]);
    }

    [Fact]
    public void B3_an_accepted_proposal_holds_at_its_version_and_a_later_decision_of_the_session_over_it()
    {
        new ClaimWorld().Decide(1, Service("90834", 50)).Decide(1, null).Billing.Single().Price!.Code.ShouldBe("90834");
        new ClaimWorld().Decide(1, null).Decide(1, Service("90834", 50)).Billing.Single().Price!.Code.ShouldBe("90834");
        new ClaimWorld().Decide(1, Service("90834", 50)).Decide(2, null).Billing.ShouldBeEmpty();
    }

    [Fact]
    public void B1_any_order_and_repetition_of_effects_ends_in_one_claim_of_what_was_decided_last()
    {
        BillableService?[] decided = [Service(), Service(minutes: 50), null, Service(size: 7), Service("90849")];
        var deliveries = Gen.Int[-1, 5].List[0, 12];
        var handedOn = Gen.Int[0, 100].List[60, 60];

        Gen.Select(Gen.Int[0, decided.Length - 1].Array[6], deliveries, handedOn).Sample((choice, order, picks) =>
        {
            var world = new ClaimWorld();
            var pick = 0;
            foreach (var next in order.Concat(Enumerable.Range(-1, 7)))
            {
                if (next < 0) world.Deliver(First, new Notes.NoteWasSigned(new(First.Session, First.Patient)));
                else world.Deliver(First, new BillableServiceDecided(next + 1, decided[choice[next]]));
                world.Billing.Count().ShouldBeLessThanOrEqualTo(1);
                if (world.Outbox.Count > 0 && picks[pick++ % picks.Count] is var at && at < 50) Redeliver(world, at);
            }

            for (var round = 0; world.Outbox.Count > 0; round++) Redeliver(world, picks[round % picks.Count]);

            var last = decided[choice[^1]];
            if (last is null)
            {
                world.Billing.ShouldBeEmpty();
                return;
            }

            var claim = world.Billing.Single();
            claim.Service!.BillsSameAs(last).ShouldBeTrue();
            claim.Service.GroupSize.ShouldBe(last.GroupSize);
            claim.State.ShouldBe(ClaimState.Ready);
        });
    }

    /// <summary>Delivers any one of the effects under way, and now and then leaves it there to come again.</summary>
    private static void Redeliver(ClaimWorld world, int at)
    {
        var index = at % world.Outbox.Count;
        var (target, message) = world.Outbox[index];
        world.Outbox.RemoveAt(index);
        world.Deliver(target, message);
        if (at % 3 == 0) world.Deliver(target, message);
    }

    [Theory]
    [InlineData(ClaimState.NeedsReview, ClaimChange.Reissued, ClaimChange.Voided)]
    [InlineData(ClaimState.Ready, ClaimChange.Reissued, ClaimChange.Voided)]
    [InlineData(ClaimState.Rejected, ClaimChange.Reissued, ClaimChange.Voided)]
    [InlineData(ClaimState.Submitted, ClaimChange.Waits, ClaimChange.Waits)]
    [InlineData(ClaimState.Accepted, ClaimChange.Waits, ClaimChange.Waits)]
    [InlineData(ClaimState.Paid, ClaimChange.Replaced, ClaimChange.TakenBack)]
    [InlineData(ClaimState.Denied, ClaimChange.Replaced, ClaimChange.TakenBack)]
    public void S9_what_an_amendment_would_do_to_a_claim_is_told_by_where_the_claim_is(ClaimState state, ClaimChange corrected, ClaimChange withdrawn)
    {
        var world = Sent(state);

        world.Try(2, Service(minutes: 50)).ShouldBe(corrected);
        world.Try(2, null).ShouldBe(withdrawn);
        world.Try(2, Service()).ShouldBeNull();
        world[1].State.ShouldBe(state);
    }

    [Fact]
    public void S9_a_correction_that_waits_already_is_no_change_and_what_was_never_billed_is_issued()
    {
        var world = Sent(ClaimState.Submitted).Decide(2, Service(minutes: 50));

        world.Try(3, Service(minutes: 50, size: 7)).ShouldBeNull();
        world.Try(3, Service(minutes: 40)).ShouldBe(ClaimChange.Waits);
        world.Decide(3, null).Try(4, null).ShouldBeNull();
        new ClaimWorld().Try(1, Service()).ShouldBe(ClaimChange.Issued);
        new ClaimWorld(payer: "p2").Decide(1, Service(size: 4)).Try(2, Service(size: 3)).ShouldBe(ClaimChange.Stopped);
    }
}
