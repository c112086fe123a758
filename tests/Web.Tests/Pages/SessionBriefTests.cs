using System.Collections.Immutable;
using GroupActors.Clinics;
using GroupActors.Components.Facilitation;
using GroupActors.Groups;
using GroupActors.Reports;
using GroupActors.Sessions;

namespace GroupActors.Pages;

/// <summary>What a facilitator is told before a session (S-7).</summary>
public sealed class SessionBriefTests
{
    private static readonly SessionKey Key = new("r", "g", new(2026, 3, 10), 1);
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 15, 0, 0, TimeSpan.Zero);
    private static readonly AttendanceKind?[] Here = [AttendanceKind.Present, AttendanceKind.Present, AttendanceKind.Present, AttendanceKind.Present];

    [Fact]
    public void S7_a_member_at_risk_shows_the_count_and_the_last_contact_and_that_a_contact_is_due()
    {
        Flags(Member(Enrolled with { ConsecutiveMisses = 2, IsAtRisk = true, LastContact = Start.AddDays(-20) })).ShouldBe(["At risk of drop: 2 of 3 missed, last contact Feb 18", "Clinical contact due"]);
        Flags(Member(Enrolled with { ConsecutiveMisses = 3, IsAtRisk = true, IsDropDue = true })).ShouldBe(["Drop to decide: 3 of 3 missed, no contact recorded", "Clinical contact due"]);
        Flags(Member(Enrolled with { ConsecutiveMisses = 1 })).ShouldBeEmpty();
    }

    [Fact]
    public void S7_a_hold_shows_when_its_review_is_due_and_a_clinical_one_that_nobody_was_in_contact_since()
    {
        var held = Enrolled with { Status = EnrollmentStatus.ClinicalHold, StatusSince = new(2026, 3, 1), Holds = [new(HoldReason.Decompensation, new(2026, 3, 1), new(2026, 3, 10))] };
        Flags(Member(held)).ShouldBe(["Clinical contact due", "Review of the hold due Mar 10"]);
        Flags(Member(held with { LastContact = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), Holds = [new(HoldReason.Decompensation, new(2026, 3, 1), new(2026, 3, 11))] })).ShouldBeEmpty();
        Flags(Member(held with { Status = EnrollmentStatus.AdministrativeHold, Holds = [] })).ShouldBeEmpty();
    }

    [Fact]
    public void S7_what_is_missing_from_earlier_sessions_and_who_is_new_shows()
    {
        Flags(Member(Enrolled) with { MissingNote = new(2026, 3, 3) }, new() { ["m1"] = new(2026, 2, 24) }).ShouldBe(["Note missing from Mar 3", "No-show of Feb 24 not documented"]);
        Flags(Member(Enrolled) with { History = [null, null, null, AttendanceKind.Present] }).ShouldBe(["New, a member since Jan 5"]);
    }

    [Fact]
    public void S7_those_of_whom_there_is_something_to_know_come_first()
    {
        var brief = SessionBrief.Of(Sheet(Member(Enrolled, "a"), Member(Enrolled with { IsDropDue = true }, "b"), Member(Enrolled, "c")), 3, new Dictionary<string, DateOnly>());
        brief.Select(row => row.Member.Attendance.Patient).ShouldBe(["b", "a", "c"]);
    }

    [Fact]
    public void S7_a_facilitator_is_reminded_of_the_session_that_begins_next()
    {
        SessionListItem Session(int minutes, SessionState state = SessionState.Scheduled) => new(Key with { Slot = Math.Abs(minutes) + 1 }, Key.Date, Start.AddMinutes(minutes), Start.AddMinutes(minutes + 60), state, [], null, 0, 0, []);
        SessionReminder.Upcoming([Session(90), Session(30, SessionState.CheckInOpen), Session(10, SessionState.Cancelled), Session(0), Session(1441)], Start).Select(session => session.Start)
            .ShouldBe([Start.AddMinutes(30), Start.AddMinutes(90)]);
        SessionReminder.From(Session(90), 60).ShouldBe(Start.AddMinutes(30));
    }

    private static EnrollmentView Enrolled { get; } = new(new("r", "g"), "m1", 1, 1, EnrollmentStatus.Active, new(2026, 1, 5), new(2026, 1, 5), null, [], 0, false, false, null);

    private static SheetMember Member(EnrollmentView enrollment, string patient = "m1") => new(
        new(patient, enrollment.Status, AttendanceKind.Expected, null, null, null, false, 0, 0, Modality.InPerson, 0, true, null, null), patient, Here, enrollment, null);

    private static SessionSheet Sheet(params ImmutableArray<SheetMember> members) => new(
        new(Key, 1, "G", "t", Key.Date, Start, Start.AddHours(1), SessionState.Scheduled, false, ["f1"], 1, null, Modality.InPerson, null, null, [.. members.Select(member => member.Attendance)], []),
        new ClinicZone("Etc/UTC"), "Etc/UTC", Start, null, Start.AddMinutes(-30), 24, 24, false, members, null);

    private static string[] Flags(SheetMember member, Dictionary<string, DateOnly>? undocumented = null) =>
        [.. SessionBrief.Of(Sheet(member), 3, undocumented ?? []).Single().Flags.Select(flag => flag.Words)];
}
