using GroupActors.Sessions;
using GroupActors.Testing;

namespace GroupActors.Groups;

/// <summary>The roster in a silo: capacity under a rush, versions, and what sessions and patients learn of it.</summary>
public sealed class RosterTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task R5_capacity_is_never_exceeded_under_concurrent_enrollments(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var group = await clinic.Define("g", capacity: 8);
        for (var i = 1; i <= 5; i++) await clinic.Enroll(group, $"before{i}");
        await Task.WhenAll(Enumerable.Range(1, 64).Select(i => clinic.Register($"p{i}")));

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 64).Select(i => clinic.Grains.Group(group).Enroll(SmallClinic.Command(), new($"p{i}"))));

        outcomes.Count(outcome => outcome.IsDone).ShouldBe(3);
        outcomes.Count(outcome => outcome.Refusal?.Code == "group_full").ShouldBe(61);
        var census = (await clinic.Grains.Group(group).Get())!.Census;
        (census.Active, census.Open).ShouldBe((8, 0));
        await clinic.Silo.Quiesce();
        var rows = await clinic.Silo.Ledger.Rows(ReadTables.Enrollments, clinic.Id, []);
        rows.Count.ShouldBe(8);
        var accepted = outcomes.First(outcome => outcome.IsDone).Value!.Patient;
        (await clinic.Grains.Patient(new(clinic.Id, accepted)).Get())!.Groups.ShouldBe([group.ToString()]);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task R6_one_patient_enrolls_once_however_often_it_is_asked_at_once(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var group = await clinic.Define("g");
        await clinic.Register("p1");

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 16).Select(_ => clinic.Grains.Group(group).Enroll(SmallClinic.Command(), new("p1"))));

        outcomes.Count(outcome => outcome.IsDone).ShouldBe(1);
        outcomes.Count(outcome => outcome.Refusal?.Code == "already_enrolled").ShouldBe(15);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task R14_an_edit_of_an_old_version_is_refused_with_the_current_enrollment(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var group = await clinic.Define("g");
        var seen = await clinic.Enroll(group, "p1");
        await clinic.Enroll(group, "p2");
        var first = await SmallClinic.Done(clinic.Grains.Group(group).PlaceHold(SmallClinic.Command(), new("p1", seen.Version, HoldReason.Hospitalization)));

        var second = await clinic.Grains.Group(group).Graduate(SmallClinic.Command(), new("p1", seen.Version));

        second.Refusal!.Code.ShouldBe("version_conflict");
        second.Value!.Version.ShouldBe(first.Version);
        second.Value.Status.ShouldBe(EnrollmentStatus.ClinicalHold);
        (await clinic.Grains.Group(group).Get())!.Enrollments[0].Status.ShouldBe(EnrollmentStatus.ClinicalHold);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S5_a_hold_is_known_at_the_open_check_in_as_soon_as_it_is_placed(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 3);
        await SmallClinic.Done(clinic.Grains.Session(session).OpenCheckIn(SmallClinic.Command()));
        var enrollment = (await clinic.Grains.Group(session.GroupKey).Get())!.Enrollments[1];

        // No waiting in between: the opening is answered only when the group knows of it, and the hold only when the session has it.
        await SmallClinic.Done(clinic.Grains.Group(session.GroupKey).PlaceHold(SmallClinic.Command(), new("m2", enrollment.Version, HoldReason.AuthorizationLapsed)));
        var refused = await clinic.Grains.Session(session).CheckIn(SmallClinic.Command(), new("m2", CheckInSource.Facilitator));

        refused.Refusal!.Code.ShouldBe("member_on_hold");
        (await clinic.Grains.Session(session).Get())!.Attendance.Single(member => member.Patient == "m2").Kind.ShouldBe(AttendanceKind.Excused);

        var held = (await clinic.Grains.Group(session.GroupKey).Get())!.Enrollments[1];
        await SmallClinic.Done(clinic.Grains.Group(session.GroupKey).ClearHold(SmallClinic.Command(), new("m2", held.Version, HoldReason.AuthorizationLapsed)));
        (await clinic.Grains.Session(session).CheckIn(SmallClinic.Command(), new("m2", CheckInSource.Facilitator))).IsDone.ShouldBeTrue();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S2_L1_who_leaves_after_a_session_that_nobody_opened_is_still_on_it_and_on_its_card(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 3);
        await clinic.Silo.Advance(TimeSpan.FromMinutes(85));
        var enrollment = (await clinic.Grains.Group(session.GroupKey).Get())!.Enrollments[1];
        await SmallClinic.Done(clinic.Grains.Group(session.GroupKey).Graduate(SmallClinic.Command(), new("m2", enrollment.Version)));
        await clinic.Silo.Quiesce();

        (await clinic.Grains.Session(session).Get())!.Attendance.Length.ShouldBe(3);
        await TestSilo.Until(async () => (await clinic.Grains.Census(new(clinic.Id)).Snapshot()).Groups.Single().Census.Active == 2, "the census knows who left");
        (await clinic.Grains.Census(new(clinic.Id)).Snapshot()).Sessions.Single().Marks.Length.ShouldBe(3);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task R11_a_member_is_priced_by_who_pays_now_whenever_that_was_entered_and_from_the_day_it_changes(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var group = await clinic.Define("g");
        var patient = clinic.Grains.Patient(new(clinic.Id, "late"));
        await SmallClinic.Done(patient.Register(SmallClinic.Command(), new("Given", "Family", new(1990, 1, 1), null, [])));
        await SmallClinic.Done(clinic.Grains.Group(group).Enroll(SmallClinic.Command(), new("late")));
        await clinic.Silo.Quiesce();
        async Task<string?> Payer() => (await clinic.Silo.Ledger.Rows(ReadTables.Enrollments, clinic.Id, [])).ShouldHaveSingleItem().Get<string?>("payer");
        (await Payer()).ShouldBeNull();

        var today = clinic.Zone.Date(clinic.Now);
        await SmallClinic.Done(patient.SetCoverage(SmallClinic.Command(), new("p1", "id", today.AddDays(1), today.AddDays(2))));
        await clinic.Silo.Quiesce();
        (await Payer()).ShouldBeNull();
        await clinic.Silo.Advance(TimeSpan.FromDays(1));
        (await Payer()).ShouldBe("p1");
        await clinic.Silo.Advance(TimeSpan.FromDays(2));
        (await Payer()).ShouldBeNull();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task R7_three_no_shows_in_a_row_drop_the_member_and_free_the_place(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 3);
        for (var week = 0; week < 3; week++)
        {
            var held = session with { Date = session.Date.AddDays(7 * week) };
            var start = (await clinic.Grains.Session(held).Get())!.Start;
            if (start > clinic.Now) await clinic.Silo.Advance(start - clinic.Now);
            await clinic.CheckIn(held, 1, 2);
            await clinic.Close(held);
        }

        var group = (await clinic.Grains.Group(session.GroupKey).Get())!;
        group.Enrollments.Single(member => member.Patient == "m3").Status.ShouldBe(EnrollmentStatus.Dropped);
        (group.Census.Active, group.Census.Open).ShouldBe((2, 10));
        (await clinic.Grains.Patient(new(clinic.Id, "m3")).Get())!.Groups.ShouldBeEmpty();

        // A correction of the list proves the drop wrong, which a person must hear of.
        await clinic.Amend(session with { Date = session.Date.AddDays(7) }, new("m3", WasPresent: true));
        (await clinic.Tasks(Tasks.TaskKind.DropWasWrong)).ShouldHaveSingleItem().Patient.ShouldBe("m3");
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task R7_sessions_that_are_closed_late_count_for_those_alone_who_were_members_then(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 3);
        var sessions = Enumerable.Range(0, 3).Select(week => session with { Date = session.Date.AddDays(7 * week) }).ToArray();
        var group = clinic.Grains.Group(session.GroupKey);
        async Task<EnrollmentView> Member(string patient) => (await group.Get())!.Enrollments.Single(member => member.Patient == patient);
        await SmallClinic.Done(group.PlaceHold(SmallClinic.Command(), new("m2", (await Member("m2")).Version, HoldReason.Hospitalization)));
        await clinic.Silo.Advance((await clinic.Grains.Session(sessions[^1]).Get())!.End - clinic.Now);
        await SmallClinic.Done(group.ClearHold(SmallClinic.Command(), new("m2", (await Member("m2")).Version, HoldReason.Hospitalization)));
        await SmallClinic.Done(group.Graduate(SmallClinic.Command(), new("m3", (await Member("m3")).Version)));
        await clinic.Enroll(session.GroupKey, "m4");

        foreach (var late in sessions)
        {
            await clinic.CheckIn(late, 1, 3);
            (await clinic.Close(late)).Session.Attendance.Select(member => (member.Patient, member.Kind)).ShouldBe(
                [("m1", AttendanceKind.Present), ("m2", AttendanceKind.Excused), ("m3", AttendanceKind.Present)]);
        }

        (await Member("m2")).Status.ShouldBe(EnrollmentStatus.Active);
        (await Member("m4")).Status.ShouldBe(EnrollmentStatus.Active);
        (await clinic.Tasks(Tasks.TaskKind.NoShowNote)).ShouldBeEmpty();
    }
}
