using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Tasks;
using GroupActors.Testing;

namespace GroupActors.Sessions;

/// <summary>From check-in to claims, through every grain that has a part in it.</summary>
public sealed class ClosingTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite, 8), InlineData(TestDatabase.PostgreSQL, 8), InlineData(TestDatabase.SQLite, 5), InlineData(TestDatabase.PostgreSQL, 5)]
    public async Task B1_one_claim_a_present_member_and_never_one_for_the_group(TestDatabase database, int present)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 8);
        await clinic.CheckIn(session, Enumerable.Range(1, present));

        var closed = await clinic.Close(session);

        closed.Lines.Count(line => line.Claim is not null).ShouldBe(present);
        closed.Session.Attendance.Count(member => member.Kind == AttendanceKind.NoShow).ShouldBe(8 - present);
        var claims = await clinic.Claims(session);
        claims.Select(claim => claim.Key.Patient).ShouldBe(Enumerable.Range(1, present).Select(i => "m" + i));
        claims.ShouldAllBe(claim => claim.Code == "90853" && claim.State == ClaimState.AwaitingNote && claim.Charge == 95m && claim.Expected == 70m && claim.GroupSize == present);
        (await clinic.Tasks(TaskKind.NoShowNote)).Length.ShouldBe(8 - present);
        (await clinic.Reports.Notes(session: session.ToString())).Length.ShouldBe(present);
    }

    [Fact]
    public async Task S8_the_answer_to_a_close_says_what_the_payer_will_stop()
    {
        var clinic = await silos.Clinic(TestDatabase.SQLite);
        var session = await clinic.Session(members: 3);
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).DefinePayer(SmallClinic.Command(), new("p1", "Payer", PayerCategory.Commercial) { MinimumGroupSize = 3 }));
        await clinic.CheckIn(session, 1, 2);

        var preview = (await clinic.Grains.Session(session).PreviewClose(new(60))).Refusal;
        var closed = await clinic.Close(session);

        preview!.Code.ShouldBe("session_not_started");
        closed.Lines.Where(line => line.Claim is not null).Select(line => (line.Disposition, line.Reasons.Single().Code))
            .ShouldBe(Enumerable.Repeat((BillingDisposition.ClaimInReview, "below_payer_minimum"), 2));
        (await clinic.Grains.Session(session).PreviewClose(new())).Value!.Lines.Count(line => line.Disposition == BillingDisposition.Claim).ShouldBe(0);
        (await clinic.Claims(session)).ShouldAllBe(claim => claim.State == ClaimState.NeedsReview);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task B3_one_patient_alone_is_no_group_and_the_accepted_proposal_becomes_the_claim(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 4);
        await clinic.CheckIn(session, 2);

        await clinic.Close(session, minutes: 50);

        (await clinic.Claims(session)).ShouldBeEmpty();
        var task = (await clinic.Tasks(TaskKind.IndividualPsychotherapy)).ShouldHaveSingleItem();
        (task.Patient, task.Group, task.Session, task.Amount).ShouldBe(("m2", "g", session.ToString(), 110m));
        (await clinic.Grains.Task(task.Key).Get())!.ProposedCode.ShouldBe("90834");

        await SmallClinic.Done(clinic.Grains.Task(task.Key).Settle(SmallClinic.Command(), new(TaskOutcome.Done)));
        await clinic.Silo.Quiesce();

        var claim = (await clinic.Claims(session)).ShouldHaveSingleItem();
        (claim.Key.Patient, claim.Code, claim.Charge, claim.Minutes).ShouldBe(("m2", "90834", 150m, 50));
        (await clinic.Tasks(TaskKind.IndividualPsychotherapy)).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task B3_an_accepted_proposal_stands_while_others_are_amended_and_goes_when_a_group_was_there(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 3);
        await clinic.CheckIn(session, 1);
        await clinic.Close(session, minutes: 50);
        var task = (await clinic.Tasks(TaskKind.IndividualPsychotherapy)).ShouldHaveSingleItem();
        await SmallClinic.Done(clinic.Grains.Task(task.Key).Settle(SmallClinic.Command(), new(TaskOutcome.Done)));
        await clinic.Silo.Quiesce();
        var accepted = (await clinic.Claims(session)).ShouldHaveSingleItem();

        // Another member's late cancel changes nothing for the one who was there.
        await clinic.Amend(session, new("m2", WasPresent: false, NoticeReceivedAt: clinic.Now.AddDays(-1)));
        (await clinic.Claims(session)).ShouldHaveSingleItem().Version.ShouldBe(accepted.Version);

        await clinic.Amend(session, new("m2", WasPresent: true));
        (await clinic.StandingClaims(session)).Select(claim => (claim.Key.Patient, claim.Code)).ShouldBe([("m1", "90853"), ("m2", "90853")]);

        // Alone again: what was accepted once, and is the same service, holds without being asked twice.
        await clinic.Amend(session, new("m2", WasPresent: false));
        (await clinic.StandingClaims(session)).ShouldHaveSingleItem().Code.ShouldBe("90834");
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task B2_a_multiple_family_session_is_billed_once_a_family(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 6, type: "families", families: 3);
        await clinic.CheckIn(session, Enumerable.Range(1, 6));

        var closed = await clinic.Close(session);

        closed.Lines.Count(line => line.Disposition == BillingDisposition.WithFamily).ShouldBe(3);
        var claims = await clinic.Claims(session);
        claims.Length.ShouldBe(3);
        claims.ShouldAllBe(claim => claim.Code == "90849" && claim.State == ClaimState.AwaitingNote && claim.Charge == 110m);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task B6_a_class_is_never_billed(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 4, type: "class");
        await clinic.CheckIn(session, 1, 2, 3, 4);

        var closed = await clinic.Close(session);

        closed.Lines.ShouldAllBe(line => line.Disposition == BillingDisposition.NotBilled && line.Reasons[0].Code == "educational_class");
        (await clinic.Claims(session)).ShouldBeEmpty();
        (await clinic.Tasks(TaskKind.IndividualPsychotherapy)).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task B5_a_short_session_stops_its_claims_in_review(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 3);
        await clinic.CheckIn(session, 1, 2, 3);

        await clinic.Close(session, minutes: 40);

        var claims = await clinic.Claims(session);
        claims.Length.ShouldBe(3);
        claims.ShouldAllBe(claim => claim.State == ClaimState.NeedsReview && claim.Reasons.Single().Code == "short_session" && claim.Queue == "review");
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S5_a_member_on_hold_is_refused_and_bills_nothing_even_when_there(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 3);
        var enrollment = (await clinic.Grains.Group(session.GroupKey).Get())!.Enrollments[0];
        await SmallClinic.Done(clinic.Grains.Group(session.GroupKey).PlaceHold(SmallClinic.Command(), new("m1", enrollment.Version, HoldReason.PaymentUnresolved)));
        await clinic.CheckIn(session, 2, 3);

        (await clinic.Grains.Session(session).CheckIn(SmallClinic.Command(), new("m1", CheckInSource.Facilitator))).Refusal!.Code.ShouldBe("member_on_hold");
        (await SmallClinic.Done(clinic.Grains.Session(session).RecordUnbilledAttendance(SmallClinic.Command(), new("m1")))).IsBillable.ShouldBeFalse();
        (await clinic.Grains.Session(session).CheckIn(SmallClinic.Command(), new("nobody", CheckInSource.Facilitator))).Refusal!.Code.ShouldBe("not_enrolled");
        await clinic.Close(session);

        var claims = await clinic.Claims(session);
        claims.Select(claim => claim.Key.Patient).ShouldBe(["m2", "m3"]);
        claims.ShouldAllBe(claim => claim.GroupSize == 3);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S8_closing_twice_at_once_is_one_close(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 4);
        await clinic.CheckIn(session, 1, 2, 3);
        await clinic.Silo.Advance(TimeSpan.FromMinutes(90));

        var closes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SmallClinic.Done(clinic.Grains.Session(session).Close(SmallClinic.Command(), new()))));

        await clinic.Silo.Quiesce();
        closes.ShouldAllBe(close => close.Lines.SequenceEqual(closes[0].Lines, LineComparer.Instance) && close.Session.Version == closes[0].Session.Version);
        (await clinic.Claims(session)).Select(claim => (claim.Key.Patient, claim.Key.Correction)).ShouldBe([("m1", 1), ("m2", 1), ("m3", 1)]);
        (await clinic.Reports.SessionHistory(session)).Count(entry => entry.Change == "session.closed").ShouldBe(1);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task B3_S9_an_accepted_proposal_falls_when_another_is_made_and_stays_fallen_when_that_is_rejected(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 2);
        await clinic.CheckIn(session, 1);
        await clinic.Close(session, minutes: 50);
        var task = (await clinic.Tasks(TaskKind.IndividualPsychotherapy)).ShouldHaveSingleItem().Key;
        await SmallClinic.Done(clinic.Grains.Task(task).Settle(SmallClinic.Command(), new(TaskOutcome.Done)));
        await clinic.Silo.Quiesce();
        (await clinic.StandingClaims(session)).ShouldHaveSingleItem().Code.ShouldBe("90834");

        await clinic.Amend(session, new("m1", null, LeftEarlyMinutes: 15));
        (await clinic.StandingClaims(session)).ShouldBeEmpty();
        (await clinic.Grains.Task(task).Get())!.ProposedCode.ShouldBe("90832");

        await SmallClinic.Done(clinic.Grains.Task(task).Settle(SmallClinic.Command("Too short."), new(TaskOutcome.Rejected)));
        await clinic.Silo.Quiesce();
        (await clinic.StandingClaims(session)).ShouldBeEmpty();

        // As it was at first, it is asked once more.
        await clinic.Amend(session, new("m1", null, LeftEarlyMinutes: 0));
        await SmallClinic.Done(clinic.Grains.Task(task).Settle(SmallClinic.Command(), new(TaskOutcome.Done)));
        await clinic.Silo.Quiesce();
        var again = (await clinic.StandingClaims(session)).ShouldHaveSingleItem();
        (again.Key.Correction, again.Code, again.Minutes).ShouldBe((2, "90834", 50));
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task B3_B10_an_accepted_proposal_that_is_with_the_payer_waits_for_its_correction_when_another_is_made(TestDatabase database)
    {
        var clinic = await silos.Clinic(database, new() { ClaimsAwaitNotes = false });
        var session = await clinic.Session(members: 2);
        await clinic.CheckIn(session, 1);
        await clinic.Close(session, minutes: 50);
        var task = (await clinic.Tasks(TaskKind.IndividualPsychotherapy)).ShouldHaveSingleItem().Key;
        await SmallClinic.Done(clinic.Grains.Task(task).Settle(SmallClinic.Command(), new(TaskOutcome.Done)));
        await clinic.Silo.Quiesce();
        var claim = (await clinic.StandingClaims(session)).ShouldHaveSingleItem().Key;
        await SmallClinic.Done(clinic.Grains.Claim(claim).Move(SmallClinic.Command("Batch 1."), new(ClaimState.Submitted)));

        await clinic.Amend(session, new("m1", null, LeftEarlyMinutes: 15));
        await SmallClinic.Done(clinic.Grains.Task(task).Settle(SmallClinic.Command("Too short."), new(TaskOutcome.Rejected)));
        (await clinic.Grains.Claim(claim).Get())!.Reasons.ShouldHaveSingleItem().Code.ShouldBe("correction_waits");

        await SmallClinic.Done(clinic.Grains.Claim(claim).Move(SmallClinic.Command("Paid."), new(ClaimState.Paid, Paid: 110m)));
        (await clinic.Grains.Claim(claim).Get())!.State.ShouldBe(ClaimState.VoidPending);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S12_somebody_ran_a_session_that_closes_and_the_clinic_knows_them(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = clinic.Grains.Session(await clinic.Session(members: 2));
        await SmallClinic.Done(session.RemoveFacilitator(SmallClinic.Command(), new("f1")));
        await clinic.Silo.Advance(TimeSpan.FromMinutes(90));

        foreach (var (ledBy, code) in new (string[]? LedBy, string Code)[]
        {
            (null, "led_by_required"), ([], "led_by_required"), (["Dr. Who, room 2"], "unknown_facilitator"), (["f2", "f99"], "unknown_facilitator"), (["a", "b", "c", "d", "e"], "invalid_led_by"),
        })
        {
            (await session.Close(SmallClinic.Command(), new(null, ledBy is null ? null : [.. ledBy]))).Refusal!.Code.ShouldBe(code);
        }

        (await session.PreviewClose(new(null, ["f99"]))).Refusal!.Code.ShouldBe("unknown_facilitator");
        (await SmallClinic.Done(session.Close(SmallClinic.Command(), new(null, ["f2", "f2"])))).Session.Facilitators.ShouldBe(["f2"]);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S9_amending_one_attendance_voids_and_reissues_exactly_its_claim(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 8);
        await clinic.CheckIn(session, Enumerable.Range(1, 8));
        await clinic.Close(session);
        var before = await clinic.Claims(session);

        (await clinic.Grains.Session(session).Amend(SmallClinic.Command(), new("m3", null, LateMinutes: 20))).Refusal!.Code.ShouldBe("reason_required");
        await clinic.Amend(session, new("m3", null, LateMinutes: 20));

        var after = await clinic.Claims(session);
        after.Length.ShouldBe(9);
        foreach (var claim in before.Where(claim => claim.Key.Patient != "m3")) after.Single(other => other.Key == claim.Key).Version.ShouldBe(claim.Version);
        var first = after.Single(claim => claim.Key is { Patient: "m3", Correction: 1 });
        (first.State, first.Next).ShouldBe((ClaimState.Voided, first.Key.Next()));
        var second = after.Single(claim => claim.Key is { Patient: "m3", Correction: 2 });
        (second.State, second.Minutes, second.Reasons.Single().Code).ShouldBe((ClaimState.NeedsReview, 40, "short_session"));

        // The same amendment again changes nothing.
        await clinic.Amend(session, new("m3", null, LateMinutes: 20));
        (await clinic.Claims(session)).Length.ShouldBe(9);

        await clinic.Amend(session, new("m3", WasPresent: false));
        (await clinic.StandingClaims(session)).Select(claim => claim.Key.Patient).ShouldBe(["m1", "m2", "m4", "m5", "m6", "m7", "m8"]);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S8_close_and_amend_answer_with_the_claims_that_come_of_them(TestDatabase database)
    {
        var clinic = await silos.Clinic(database, new() { ClaimsAwaitNotes = false });
        var session = await clinic.Session(members: 4);
        await clinic.CheckIn(session, 1, 2, 3);
        (await clinic.Close(session)).Lines.Where(line => line.Claim is not null).ShouldAllBe(line => line.Claim!.Correction == 1);
        await SmallClinic.Done(clinic.Grains.Claim(new(session, "m2", 1)).Move(SmallClinic.Command("Batch 1."), new(ClaimState.Submitted)));

        (await Answered(new("m1", null, LateMinutes: 5))).ShouldBe([("m1", 2), ("m2", 1), ("m3", 1), ("m4", null)]);
        (await Answered(new("m1", null, LateMinutes: 6))).ShouldBe([("m1", 3), ("m2", 1), ("m3", 1), ("m4", null)]);

        // With the payer: the correction waits.
        (await Answered(new("m2", null, LateMinutes: 5))).ShouldBe([("m1", 3), ("m2", 1), ("m3", 1), ("m4", null)]);
        var again = await SmallClinic.Done(clinic.Grains.Session(session).Close(SmallClinic.Command(), new()));
        again.Lines.Single(line => line.Patient == "m1").Claim!.Correction.ShouldBe(3);

        async Task<IEnumerable<(string, int?)>> Answered(AmendAttendance command) =>
            (await SmallClinic.Done(clinic.Grains.Session(session).Amend(SmallClinic.Command("The list was wrong."), command))).Lines.Select(line => (line.Patient, line.Claim?.Correction));
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task B3_an_amendment_below_a_payers_own_minimum_stops_the_claims_of_the_others(TestDatabase database)
    {
        var clinic = await silos.Clinic(database, new() { ClaimsAwaitNotes = false });
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).DefinePayer(SmallClinic.Command(), new("p1", "Payer", Clinics.PayerCategory.Commercial) { MinimumGroupSize = 3 }));
        var session = await clinic.Session(members: 3);
        await clinic.CheckIn(session, 1, 2, 3);
        await clinic.Close(session);
        (await clinic.StandingClaims(session)).ShouldAllBe(claim => claim.State == ClaimState.Ready);

        await clinic.Amend(session, new("m3", WasPresent: false));

        var claims = await clinic.StandingClaims(session);
        claims.Select(claim => (claim.Key.Patient, claim.Key.Correction, claim.State, claim.GroupSize)).ShouldBe(
            [("m1", 1, ClaimState.NeedsReview, 2), ("m2", 1, ClaimState.NeedsReview, 2)]);
        claims.ShouldAllBe(claim => claim.Reasons.Single().Code == "below_payer_minimum");
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S9_the_preview_of_an_amendment_tells_every_claim_that_it_moves_the_others_too_and_changes_nothing(TestDatabase database)
    {
        var clinic = await silos.Clinic(database, new() { ClaimsAwaitNotes = false });
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).DefinePayer(SmallClinic.Command(), new("p1", "Payer", PayerCategory.Commercial) { MinimumGroupSize = 3 }));
        var key = await clinic.Session(members: 4);
        var held = (await clinic.Grains.Group(key.GroupKey).Get())!.Enrollments.Single(enrollment => enrollment.Patient == "m4");
        await SmallClinic.Done(clinic.Grains.Group(key.GroupKey).PlaceHold(SmallClinic.Command("Unwell."), new("m4", held.Version, HoldReason.Hospitalization)));
        await clinic.Silo.Quiesce();
        var session = clinic.Grains.Session(key);
        await clinic.CheckIn(key, 1, 2);
        await SmallClinic.Done(session.RecordUnbilledAttendance(SmallClinic.Command(), new("m4")));
        await clinic.Close(key);

        var preview = await SmallClinic.Done(session.PreviewAmend(new("m4", WasPresent: false)));

        preview.Lines.Where(line => line.Change is not null).Select(line => (line.Patient, line.Change, line.Disposition, line.Reasons.Single().Code)).ShouldBe(
            [("m1", ClaimChange.Stopped, BillingDisposition.ClaimInReview, "below_payer_minimum"), ("m2", ClaimChange.Stopped, BillingDisposition.ClaimInReview, "below_payer_minimum")]);
        (await clinic.StandingClaims(key)).ShouldAllBe(claim => claim.State == ClaimState.Ready);

        // With m3 in their place nobody's claim stops; m3's is the only one that changes.
        await clinic.Amend(key, new("m3", WasPresent: true));
        (await SmallClinic.Done(session.PreviewAmend(new("m4", WasPresent: false)))).Lines.ShouldAllBe(line => line.Change == null);
        (await SmallClinic.Done(session.PreviewAmend(new("m3", WasPresent: false)))).Lines.Select(line => (line.Patient, line.Change)).ShouldBe([("m3", ClaimChange.Voided)]);

        // A claim that was corrected is told of as it was corrected last, in a refusal too.
        await clinic.Amend(key, new("m1", null, LateMinutes: 5));
        var again = (await SmallClinic.Done(session.PreviewAmend(new("m1", null, LateMinutes: 6)))).Lines.ShouldHaveSingleItem();
        (again.Change, again.Claim).ShouldBe((ClaimChange.Reissued, new(key, "m1", 2)));
        var refused = await session.Amend(SmallClinic.Command(), new("m1", null, LateMinutes: 6));
        (refused.Refusal!.Code, refused.Value!.Lines.Single(line => line.Patient == "m1").Claim).ShouldBe(("reason_required", new ClaimKey(key, "m1", 2)));
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S10_writing_the_note_of_a_no_show_settles_its_task_and_is_in_the_history(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 4);
        await clinic.CheckIn(session, 1, 2);
        await SmallClinic.Done(clinic.Grains.Session(session).RecordNotice(SmallClinic.Command(), new("m4")));
        await clinic.Close(session);
        (await clinic.Tasks(TaskKind.NoShowNote)).ShouldHaveSingleItem().Patient.ShouldBe("m3");

        await SmallClinic.Done(clinic.Grains.Session(session).DocumentNoShow(SmallClinic.Command(), new("m3", Outreach.Call, "No answer on either number.")));

        // Gone with the answer: who comes back to the list must not find it again.
        (await clinic.Reports.Tasks()).ShouldNotContain(task => task.Kind == TaskKind.NoShowNote);
        await clinic.Silo.Quiesce();
        var entry = (await clinic.Reports.SessionHistory(session)).First(entry => entry.Change == "session.no-show-documented");
        (entry.Change, entry.Patient, entry.Details).ShouldBe(("session.no-show-documented", "m3", "outreach: Call"));
        (await clinic.Grains.Session(session).Get())!.Attendance.Single(member => member.Patient == "m3").NoShowText.ShouldBe("No answer on either number.");
        (await clinic.Silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S4_a_check_in_that_arrives_after_close_waits_for_a_person_and_an_amendment_settles_it(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 3);
        await clinic.CheckIn(session, 1, 2);
        await clinic.Close(session);

        for (var i = 0; i < 2; i++)
        {
            var late = await clinic.Grains.Session(session).CheckIn(SmallClinic.Command(), new("m3", CheckInSource.Facilitator, TimeSpan.FromHours(1)));
            late.Refusal!.Code.ShouldBe("session_closed");
        }

        await clinic.Silo.Quiesce();
        (await clinic.Tasks(TaskKind.LateCheckIn)).ShouldHaveSingleItem().Patient.ShouldBe("m3");
        (await clinic.Claims(session)).Length.ShouldBe(2);

        // Rejected by mistake, and told once more by the device: it waits again.
        var task = clinic.Grains.Task((await clinic.Tasks(TaskKind.LateCheckIn)).Single().Key);
        await SmallClinic.Done(task.Settle(SmallClinic.Command() with { Reason = "Not seen." }, new(TaskOutcome.Rejected)));
        (await clinic.Tasks(TaskKind.LateCheckIn)).ShouldBeEmpty();
        (await clinic.Grains.Session(session).CheckIn(SmallClinic.Command(), new("m3", CheckInSource.Facilitator, TimeSpan.FromHours(1)))).Refusal!.Code.ShouldBe("session_closed");
        await clinic.Silo.Quiesce();
        (await clinic.Tasks(TaskKind.LateCheckIn)).ShouldHaveSingleItem();

        await clinic.Amend(session, new("m3", WasPresent: true));
        (await clinic.Tasks(TaskKind.LateCheckIn)).ShouldBeEmpty();
        (await task.Get())!.Outcome.ShouldBe(TaskOutcome.Done);
        (await clinic.Tasks(TaskKind.NoShowNote)).ShouldBeEmpty();
        (await clinic.Claims(session)).Length.ShouldBe(3);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S7_what_is_still_to_be_written_of_a_group_is_found_whoever_led_it(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 2);
        await clinic.CheckIn(session, 1);
        await clinic.Close(session);
        var other = await clinic.Session(members: 2, group: "g2", facilitator: "f2", startsIn: 120);
        await clinic.Silo.Advance(TimeSpan.FromMinutes(100));
        await clinic.CheckIn(other, 1);
        await clinic.Close(other);

        (await clinic.Reports.Notes(group: "g")).ShouldHaveSingleItem().Key.ShouldBe(new(session, "m1"));
        (await clinic.Tasks(TaskKind.NoShowNote)).Length.ShouldBe(2);
        (await clinic.Reports.Tasks(group: "g")).Where(task => task.Kind == TaskKind.NoShowNote).ShouldHaveSingleItem().Session.ShouldBe(session.ToString());
        (await clinic.Reports.Notes(group: "G")).ShouldBeEmpty();
    }

    private sealed class LineComparer : IEqualityComparer<BillingLine>
    {
        public static LineComparer Instance { get; } = new();

        public bool Equals(BillingLine? one, BillingLine? other) => (one?.Patient, one?.Disposition, one?.Code, one?.Claim) == (other?.Patient, other?.Disposition, other?.Code, other?.Claim);

        public int GetHashCode(BillingLine line) => line.Patient.GetHashCode(StringComparison.Ordinal);
    }
}
