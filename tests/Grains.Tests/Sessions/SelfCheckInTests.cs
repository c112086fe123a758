using GroupActors.Clinics;
using GroupActors.Patients;
using GroupActors.Testing;
using static GroupActors.Sessions.SessionFixture;

namespace GroupActors.Sessions;

/// <summary>Checking in by oneself (P-3).</summary>
public sealed class SelfCheckInTests(Silos silos) : IClassFixture<Silos>
{
    private static readonly ClinicPolicies Strict = Policies with { SelfCheckInTries = 3, SelfCheckInFailures = 7 };

    [Fact]
    public void P3_who_proves_who_they_are_is_present_by_their_own_phone_and_uses_the_opening_up()
    {
        var session = Open().After(Try(Open(), "door-1", "a"));
        (session.Member("a")!.Kind, session.Member("a")!.Source).ShouldBe((AttendanceKind.Present, CheckInSource.Patient));
        Try(session, "door-1", "a").ShouldBe(Decision.Nothing, "the same again is the same");
        Try(session, "door-1", "b").Refusal.ShouldBe(SelfCheckIn.Refused);
        session.After(Try(session, "door-2", "b")).Member("b")!.Kind.ShouldBe(AttendanceKind.Present);

        // Staff took an impostor back: the same opening, sent again, does not bring them in.
        var undone = session.After(AttendanceRules.Undo(session, new("a"), null, Start, Strict));
        Try(undone, "door-1", "a").ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void P3_whatever_is_wrong_is_one_refusal_and_only_what_proves_nobody_is_counted()
    {
        Try(Open(), "door", "a", isProved: false).Events.ShouldBe([new SelfCheckInRefused("phone", "a")]);
        Try(Open(), "door", null, isProved: false).Events.ShouldBe([new SelfCheckInRefused("phone", null)]);
        Try(Open(), "door", "h").Refusal.ShouldBe(SelfCheckIn.Refused, "on hold");
        Try(Open(), "door", "z").Refusal.ShouldBe(SelfCheckIn.Refused, "not on the roster");
        Try(Closed(), "door", "c").Refusal.ShouldBe(SelfCheckIn.Refused);
        Try(new(), "door", "a").Refusal.ShouldBe(SelfCheckIn.Refused);
        SelfCheckInRules.CheckIn(Planned(), new("door", "a"), "phone", true, Roster, Start.AddMinutes(-31), Policies).Refusal.ShouldBe(SelfCheckIn.Refused);
    }

    [Fact]
    public void P3_wrong_tries_are_counted_by_phone_by_person_and_by_room()
    {
        // One phone, whoever it names and however often it opens the page; another phone is another.
        var phone = Wrong(Open(), ("phone", null), ("phone", "a"), ("phone", "b"));
        Try(phone, "door-4", "c").Refusal.ShouldBe(SelfCheckIn.Refused);
        Try(phone, "door-5", "c", phone: "other").Refusal.ShouldBeNull();

        // One person, from however many phones; the others go on.
        var person = Wrong(Open(), ("1", "a"), ("2", "a"), ("3", "a"));
        Try(person, "door", "a").Refusal.ShouldBe(SelfCheckIn.Refused);
        Try(person, "door", "b").Refusal.ShouldBeNull();

        // The room as a whole.
        var room = Wrong(Open(), [.. Enumerable.Range(1, 7).Select(phone => ($"{phone}", (string?)null))]);
        Try(room, "door", "c").Refusal.ShouldBe(SelfCheckIn.Refused);
    }

    [Fact]
    public void P3_nobody_locks_the_room_for_longer_than_its_memory_and_staff_are_told_until_when()
    {
        var session = Open();
        for (var minute = 0; minute < 7; minute++) session = session.After(Try(session, "door", null, isProved: false, $"phone-{minute}"), Start.AddMinutes(minute));
        var now = Start.AddMinutes(9);
        SessionViews.View(session, now, Strict).SelfCheckInOffUntil.ShouldBe(Start.AddMinutes(10));
        SelfCheckInRules.OffUntil(session, Start.AddMinutes(10), Strict).ShouldBeNull();
        SelfCheckInRules.CheckIn(session, new("door", "c"), "phone", true, null, Start.AddMinutes(10), Strict).Refusal.ShouldBeNull();
        // A phone that was wrong too often stays out for the session.
        var phone = Wrong(Open(), ("phone", null), ("phone", null), ("phone", null));
        SelfCheckInRules.IsExhausted(phone, "phone", null, Start.AddMinutes(50), Strict).ShouldBeTrue();
    }

    [Fact]
    public void P3_a_code_names_one_member_or_nobody()
    {
        SelfCheckInRules.ByCode([("a", CheckInCodeMatch.None), ("b", CheckInCodeMatch.Whole), ("c", CheckInCodeMatch.Named)]).ShouldBe(("b", true));
        SelfCheckInRules.ByCode([("a", CheckInCodeMatch.None), ("c", CheckInCodeMatch.Named)]).ShouldBe(("c", false));
        SelfCheckInRules.ByCode([("a", CheckInCodeMatch.Whole), ("b", CheckInCodeMatch.Whole)]).ShouldBe((null, false));
        SelfCheckInRules.ByCode([("a", CheckInCodeMatch.None)]).ShouldBe((null, false));
    }

    [Theory]
    [InlineData("1990-02-03", "Ó", "a", true)]
    [InlineData("1990-02-03", " o", "a", true)]
    [InlineData("1990-02-03", "B", "a", false)]
    [InlineData("1990-02-03", "", "a", false)]
    [InlineData("1991-01-01", "T", null, false)]
    [InlineData("1980-01-01", "O", null, false)]
    public void P3_date_of_birth_and_initial_name_one_member_or_nobody(string birthDate, string initial, string? patient, bool isProved) =>
        SelfCheckInRules.ByBirthDate(
            [Member("a", "Ólafsdóttir", new(1990, 2, 3)), Member("t1", "Twin", new(1991, 1, 1)), Member("t2", "Twin", new(1991, 1, 1))],
            DateOnly.Parse(birthDate, System.Globalization.CultureInfo.InvariantCulture), initial).ShouldBe((patient, isProved));

    [Fact]
    public void P3_a_code_is_kept_as_a_salted_slow_hash_only()
    {
        var (code, kept) = SealedCheckInCode.Issue();
        code.Length.ShouldBe(8);
        code.ShouldAllBe(digit => char.IsAsciiDigit(digit));
        kept.ToString().ShouldNotContain(code[3..]);
        kept.Iterations.ShouldBeGreaterThan(200_000);
        kept.Match(code).ShouldBe(CheckInCodeMatch.Whole);
        kept.Match(code[..^1] + (code[^1] == '0' ? '1' : '0')).ShouldBe(CheckInCodeMatch.Named);
        kept.Match((code[0] == '0' ? '1' : '0') + code[1..]).ShouldBe(CheckInCodeMatch.None);
        kept.Match(code[..3]).ShouldBe(CheckInCodeMatch.None);
        kept.Match("").ShouldBe(CheckInCodeMatch.None);
        SealedCheckInCode.Issue().Sealed.Salt.ShouldNotBe(kept.Salt);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task P3_a_member_checks_in_by_the_code_that_the_clinic_gave_them_and_a_new_one_ends_it(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var key = await clinic.Session(members: 2);
        var (session, patient) = (clinic.Grains.Session(key), clinic.Grains.Patient(new(clinic.Id, "m1")));
        await SmallClinic.Done(session.OpenCheckIn(SmallClinic.Command()));
        (await session.CheckInSelf(SmallClinic.Command(), new("door-0", "phone", "12345678"))).Refusal.ShouldBe(SelfCheckIn.Refused);
        var give = SmallClinic.Command();
        var first = (await patient.IssueCheckInCode(give)).Value!.Code;
        (await patient.IssueCheckInCode(give)).Refusal!.Code.ShouldBe("code_shown_once");
        var second = (await patient.IssueCheckInCode(SmallClinic.Command())).Value!.Code;

        (await session.CheckInSelf(SmallClinic.Command(), new("door-1", "phone", first))).Refusal.ShouldBe(SelfCheckIn.Refused);
        var command = SmallClinic.Command();
        var done = await session.CheckInSelf(command, new("door-2", "phone", second));
        (done.Value!.Patient, done.Value.Source, done.Value.Kind).ShouldBe(("m1", CheckInSource.Patient, AttendanceKind.Present));
        (await session.CheckInSelf(command, new("door-2", "phone", second))).Value.ShouldBe(done.Value);

        // A staff's device at the same time agrees.
        (await session.CheckIn(SmallClinic.Command(), new("m1", CheckInSource.Facilitator))).Value.ShouldBe(done.Value);
        (await clinic.Grains.Patient(new(clinic.Id, "nobody")).IssueCheckInCode(SmallClinic.Command())).Refusal!.Code.ShouldBe("not_found");
    }

    private static Decision Try(SessionRecord session, string admission, string? patient, bool isProved = true, string phone = "phone") =>
        SelfCheckInRules.CheckIn(session, new(admission, patient), phone, isProved, null, Start, Strict);

    private static SessionRecord Wrong(SessionRecord session, params (string Phone, string? Patient)[] tries)
    {
        foreach (var (phone, patient) in tries) session = session.After(Try(session, Guid.NewGuid().ToString(), patient, isProved: false, phone));
        return session;
    }

    private static PatientView Member(string id, string familyName, DateOnly birthDate) => new(new("c", id), 1, "Given", familyName, birthDate, null, [], [], []);
}
