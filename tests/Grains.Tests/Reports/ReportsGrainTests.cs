using GroupActors.Claims;
using GroupActors.Notes;
using GroupActors.Sessions;
using GroupActors.Testing;

namespace GroupActors.Reports;

/// <summary>What the lists and histories of a clinic say after a day of it.</summary>
public sealed class ReportsGrainTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task Every_list_says_what_was_done(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 4);
        await clinic.CheckIn(session, 1, 2);
        await SmallClinic.Done(clinic.Grains.Session(session).RecordNotice(SmallClinic.Command(), new("m3")));
        await clinic.Close(session);
        var enrollment = (await clinic.Grains.Group(session.GroupKey).Get())!.Enrollments.Single(member => member.Patient == "m4");
        await SmallClinic.Done(clinic.Grains.Group(session.GroupKey).Drop(SmallClinic.Command("Moved away."), new("m4", enrollment.Version)));
        await clinic.Silo.Quiesce();
        var reports = clinic.Reports;

        var item = (await reports.Sessions(session.Date, session.Date, "f1", "g")).ShouldHaveSingleItem();
        (item.Key, item.State, item.Present, item.Expected, item.Room).ShouldBe((session, SessionState.Closed, 2, 4, "room-g"));
        (await reports.Sessions(session.Date, session.Date, "f")).ShouldBeEmpty();
        var marks = await reports.Attendance("g", 4);
        marks["m1"].ShouldHaveSingleItem().Kind.ShouldBe(AttendanceKind.Present);
        marks["m3"].ShouldHaveSingleItem().Kind.ShouldBe(AttendanceKind.LateCancel);
        marks["m4"].ShouldHaveSingleItem().Kind.ShouldBe(AttendanceKind.NoShow);
        var states = (await reports.ClaimStates()).ShouldHaveSingleItem();
        (states.State, states.Count, states.Charge).ShouldBe((ClaimState.AwaitingNote, 2, 190m));
        (await reports.Claims(new([ClaimState.Paid]))).Total.ShouldBe(0);
        var (waiting, sessions) = await reports.SessionClaims(ClaimState.AwaitingNote, 0, 1);
        waiting.Select(claim => claim.Patient).Order().ShouldBe(["m1", "m2"]);
        sessions.ShouldBe(1);
        var (none, still) = await reports.SessionClaims(ClaimState.AwaitingNote, 1, 1);
        (none.Length, still).ShouldBe((0, 1L));
        (await reports.Claims(new([], Patient: "m2"))).Claims.ShouldHaveSingleItem().Code.ShouldBe("90853");
        (await reports.PastEnrollments("g")).ShouldHaveSingleItem().Patient.ShouldBe("m4");
        (await reports.Tasks("f1")).ShouldHaveSingleItem().Patient.ShouldBe("m4");
        (await reports.Tasks("f2")).ShouldBeEmpty();
        (await reports.PatientNames(["m1", "nobody"])).ShouldHaveSingleItem().Value.ShouldBe("Given Family");
        (await reports.Patients("m3")).ShouldHaveSingleItem().Payer.ShouldBe("p1");
        (await reports.Names()).Groups["g"].ShouldBe("Group g");
        var revenue = await reports.Revenue();
        (revenue.Groups, revenue.AtCapacityWeekly, revenue.ProjectedWeekly, revenue.MissedWeekly).ShouldBe((1, 840m, 210m, 140m));

        var history = await reports.RosterHistory("g", "m4");
        history.Select(entry => entry.Change).ShouldBe(["group.member-dropped", "group.absences-counted", "group.member-enrolled"]);
        (history[0].Reason, history[0].By, history[0].Patient).ShouldBe(("Moved away.", "Test", "m4"));
        (await reports.SessionHistory(session)).Select(entry => entry.Change).ShouldContain("session.closed");
        (await reports.SessionHistory(session with { Clinic = "other" })).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F4_both_facilitators_of_a_session_find_its_notes_and_tasks(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var key = await clinic.Define("g", "pair");
        foreach (var member in new[] { "m1", "m2", "m3" }) await clinic.Enroll(key, member);
        var session = await clinic.Start(key, "f1", second: "f2");
        await clinic.CheckIn(session, 1, 2);
        await clinic.Close(session);

        foreach (var facilitator in new[] { "f1", "f2" })
        {
            (await clinic.Reports.Notes(facilitator)).Length.ShouldBe(2);
            (await clinic.Reports.Tasks(facilitator)).ShouldHaveSingleItem().Patient.ShouldBe("m3");
        }

        (await clinic.Reports.Notes("f")).ShouldBeEmpty();
        (await clinic.Reports.Tasks("f")).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S11_signing_the_note_makes_its_claim_ready_and_no_other(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 2);
        await clinic.CheckIn(session, 1, 2);
        (await clinic.Grains.Note(new(session, "m1")).SaveDraft(SmallClinic.Command(), new("Early."))).Refusal!.Code.ShouldBe("note_not_due");
        await clinic.Close(session);
        (await clinic.Reports.Notes("f1")).Length.ShouldBe(2);

        var signed = await SmallClinic.Done(clinic.Grains.Note(new(session, "m1")).Sign(SmallClinic.Command(), new("Took part.")));
        await clinic.Silo.Quiesce();

        signed.State.ShouldBe(NoteState.Signed);
        (await clinic.Claims(session)).Select(claim => claim.State).ShouldBe([ClaimState.Ready, ClaimState.AwaitingNote]);
        (await clinic.Reports.Notes("f1")).ShouldHaveSingleItem().Key.Patient.ShouldBe("m2");
        (await clinic.Reports.Notes(session: session.ToString(), includeSigned: true)).Length.ShouldBe(2);

        // S-11: the note is routed to its own member's record.
        (await clinic.Reports.Notes("f1", includeSigned: true, patient: "m1")).ShouldHaveSingleItem().State.ShouldBe(NoteState.Signed);
        (await clinic.Reports.Notes("f1", patient: "m1")).ShouldBeEmpty();

        // An amended service is another claim; its note is signed all the same.
        await clinic.Amend(session, new("m1", null, LateMinutes: 5));
        var corrected = (await clinic.StandingClaims(session)).Single(claim => claim.Key.Patient == "m1");
        (corrected.Key.Correction, corrected.State, corrected.Minutes).ShouldBe((2, ClaimState.Ready, 55));
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task B11_a_member_without_coverage_gets_a_claim_that_stops_in_review(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var group = await clinic.Define("g");
        await SmallClinic.Done(clinic.Grains.Patient(new(clinic.Id, "m1")).Register(SmallClinic.Command(), new("Given", "Family", new(1990, 1, 1), null, [])));
        await SmallClinic.Done(clinic.Grains.Group(group).Enroll(SmallClinic.Command(), new("m1")));
        await clinic.Enroll(group, "m2");
        var session = await clinic.Start(group);
        await clinic.CheckIn(session, 1, 2);

        await clinic.Close(session);

        var claims = await clinic.Claims(session);
        (claims[0].State, claims[0].Payer, claims[0].Reasons.Single().Code).ShouldBe((ClaimState.NeedsReview, null, "missing_coverage"));
        claims[1].State.ShouldBe(ClaimState.AwaitingNote);
    }
}
