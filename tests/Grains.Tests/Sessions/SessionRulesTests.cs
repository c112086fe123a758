using CsCheck;
using GroupActors.Groups;
using static GroupActors.Sessions.SessionFixture;

namespace GroupActors.Sessions;

/// <summary>A session's life (S-1, S-2, S-8, S-9, S-12, S-13).</summary>
public sealed class SessionRulesTests
{
    [Theory, InlineData(-31, SessionState.Scheduled), InlineData(-30, SessionState.CheckInOpen), InlineData(300, SessionState.CheckInOpen)]
    public void S1_check_in_opens_30_minutes_before_the_start(int minutes, SessionState state) =>
        Planned().StateAt(Start.AddMinutes(minutes), Policies).ShouldBe(state);

    [Fact]
    public void S1_check_in_opens_earlier_on_demand_and_once()
    {
        var opened = Planned().After(SessionRules.OpenCheckIn(Planned(), Roster, Start.AddHours(-3)), Start.AddHours(-3));
        opened.StateAt(Start.AddHours(-3), Policies).ShouldBe(SessionState.CheckInOpen);
        SessionRules.OpenCheckIn(opened, null, Start).Events.ShouldBeEmpty();
        CheckIn(opened, "a", Start.AddHours(-2)).Refusal.ShouldBeNull();
    }

    [Theory, InlineData(0, null), InlineData(-1, "check_in_too_early")]
    public void S1_check_in_opens_on_demand_from_a_day_before_the_session(int seconds, string? code) =>
        (SessionRules.OpenCheckIn(Planned(), Roster, Start.AddDays(-1).AddSeconds(seconds)).Refusal?.Code).ShouldBe(code);

    [Theory, InlineData(119, false), InlineData(120, true)]
    public void S1_a_session_is_unconfirmed_2_hours_after_its_end(int minutes, bool expected)
    {
        Open().IsUnconfirmed(End.AddMinutes(minutes), Policies).ShouldBe(expected);
        Closed().IsUnconfirmed(End.AddMinutes(minutes), Policies).ShouldBeFalse();
    }

    [Fact]
    public void S1_closed_and_cancelled_are_final()
    {
        var cancelled = Open().After(SessionRules.Cancel(Open(), "Snow."));
        SessionRules.Cancel(Closed(), "Snow.").Refusal!.Code.ShouldBe("session_closed");
        SessionRules.OpenCheckIn(Closed(), null, Start).Refusal!.Code.ShouldBe("session_closed");
        Close(cancelled).Refusal!.Code.ShouldBe("session_cancelled");
        SessionRules.OpenCheckIn(cancelled, null, Start).Refusal!.Code.ShouldBe("session_cancelled");
        CheckIn(cancelled, "a").Refusal!.Code.ShouldBe("session_cancelled");
        SessionRules.Cancel(cancelled, null).Events.ShouldBeEmpty();
        Close(new()).Refusal!.Code.ShouldBe("not_found");
    }

    [Fact]
    public void S2_attendance_is_expected_of_active_members_and_those_on_hold_are_excused() =>
        Open().Members.Select(member => (member.Patient, member.Kind)).ShouldBe(
            [("a", AttendanceKind.Expected), ("b", AttendanceKind.Expected), ("c", AttendanceKind.Expected), ("h", AttendanceKind.Excused)]);

    [Fact]
    public void S2_the_roster_is_kept_current_until_the_session_closes()
    {
        var session = Open().After(CheckIn(Open(), "a"));
        var newer = Members(4, new("b", 1, EnrollmentStatus.AdministrativeHold, null), new("d", 1, EnrollmentStatus.Active, null));
        session = session.After(SessionRules.ChangeRoster(session, newer));

        // Whoever was recorded stays, though they left the group since.
        session.Members.Select(member => (member.Patient, member.Kind)).ShouldBe(
            [("b", AttendanceKind.Excused), ("d", AttendanceKind.Expected), ("a", AttendanceKind.Present)]);
        SessionRules.ChangeRoster(session, Roster).Events.ShouldBeEmpty();
        SessionRules.ChangeRoster(Closed(), newer).Events.ShouldBeEmpty();
        SessionRules.ChangeRoster(Planned(), newer).Events.ShouldBeEmpty();
    }

    [Fact]
    public void S2_a_check_in_before_anybody_opened_takes_the_roster() =>
        Planned().After(AttendanceRules.CheckIn(Planned(), new("b", CheckInSource.Patient), Roster, Start, Policies))
            .Members.Select(member => (member.Patient, member.Kind)).ShouldBe(
                [("a", AttendanceKind.Expected), ("b", AttendanceKind.Present), ("c", AttendanceKind.Expected), ("h", AttendanceKind.Excused)]);

    [Fact]
    public void S8_closing_makes_no_shows_of_those_still_expected_and_records_the_duration()
    {
        var closed = Closed();
        closed.Members.Select(member => (member.Patient, member.Kind)).ShouldBe(
            [("a", AttendanceKind.Present), ("b", AttendanceKind.Present), ("c", AttendanceKind.NoShow), ("h", AttendanceKind.Excused)]);
        (closed.State, closed.Minutes, closed.ClosedAt).ShouldBe((SessionState.Closed, 60, End));
        closed.LedBy.ShouldBe(["f1"]);
    }

    [Fact]
    public void S8_closing_twice_is_one_close() => Close(Closed(), 20).Events.ShouldBeEmpty();

    [Fact]
    public void S8_a_session_is_not_closed_before_it_starts_nor_with_an_absurd_duration()
    {
        SessionRules.Close(Open(), new(), null, Start.AddMinutes(-1), Settings).Refusal!.Code.ShouldBe("session_not_started");
        Close(Open(), 0).Refusal!.Code.ShouldBe("invalid_duration");
        Close(Open(), SessionRules.MaxMinutes + 1).Refusal!.Code.ShouldBe("invalid_duration");
    }

    [Fact]
    public void S9_only_a_closed_session_is_amended_and_only_with_a_reason()
    {
        Amend(Open(), new("a", false)).Refusal!.Code.ShouldBe("session_not_closed");
        Amend(Closed(), new("a", false), reason: " ").Refusal!.Code.ShouldBe("reason_required");
        Amend(Closed(), new("nobody", false)).Refusal!.Code.ShouldBe("not_enrolled");
        Amend(Closed(), new("a", true)).Events.ShouldBeEmpty();
    }

    [Fact]
    public void S9_an_amendment_decides_anew_on_those_alone_whom_it_changes()
    {
        var amended = Amend(Closed(), new("c", true)).Events.Single().ShouldBeOfType<AttendanceAmended>();
        amended.Billing[0].Patient.ShouldBe("c");
        amended.Attendance.Kind.ShouldBe(AttendanceKind.Present);

        // The others hear the size of the group, and bill the same.
        amended.Billing.Skip(1).Select(decision => (decision.Patient, decision.Service!.GroupSize)).ShouldBe([("a", 3), ("b", 3)]);
        amended.Billing.Skip(1).ShouldAllBe(decision => decision.Service!.BillsSameAs(Closed().Billing.Single(known => known.Patient == decision.Patient).Service));

        // Down to one, the other's group claim falls as well.
        Amend(Closed(), new("a", false)).Events.Single().ShouldBeOfType<AttendanceAmended>().Billing.Select(decision => (decision.Patient, decision.Disposition))
            .ShouldBe([("a", BillingDisposition.NotBilled), ("b", BillingDisposition.Proposal)]);
    }

    [Theory, InlineData(-72), InlineData(-1)]
    public void S3_a_member_who_gave_notice_and_went_on_hold_before_the_session_is_excused(int hours)
    {
        var noticed = Open().After(Notice(Open(), "a", Start.AddHours(hours)));
        var held = noticed.After(SessionRules.ChangeRoster(noticed, Members(4, new("a", 1, EnrollmentStatus.ClinicalHold, null), new("b", 1, EnrollmentStatus.Active, null))));
        var closed = held.After(SessionRules.Close(held, new(), null, End, Settings), End);
        closed.Member("a")!.Kind.ShouldBe(AttendanceKind.Excused);
        SessionEffects.Of(new SessionClosed(60, [], []), held, closed).Select(effect => effect.Message).OfType<AttendanceSettled>().Single().Attendance
            .Single(member => member.Patient == "a").Kind.ShouldBe(AttendanceKind.Excused);
    }

    [Theory, InlineData(-5, false), InlineData(5, true)]
    public void S5_a_check_in_bills_nothing_where_the_hold_had_begun_and_its_news_came_later(int minutes, bool isBillable)
    {
        var present = Open().After(CheckIn(Open(), "a", Start));
        var told = present.After(SessionRules.ChangeRoster(present, Members(4, new RosterMember("a", 1, EnrollmentStatus.AdministrativeHold, null, Start.AddMinutes(minutes)))));
        (told.Member("a")!.IsPresent, told.Member("a")!.IsBillable).ShouldBe((true, isBillable));
    }

    [Fact]
    public void B1_S9_a_relative_who_turns_out_to_have_been_there_moves_no_claim_to_another_patient()
    {
        var planned = new SessionRecord().After(SessionRules.Plan(new(), Plan(1) with { GroupType = "families" }, Settings));
        var session = planned.After(SessionRules.OpenCheckIn(planned, Members(
            3, new("a", 1, EnrollmentStatus.Active, "f1"), new("b", 1, EnrollmentStatus.Active, "f1"), new("c", 1, EnrollmentStatus.Active, "f2"), new("d", 1, EnrollmentStatus.Active, "f2")), Start));
        foreach (var patient in new[] { "b", "c", "d" }) session = session.After(CheckIn(session, patient));
        session = session.After(AttendanceRules.DescribePresence(session, new("b", FamilyPresent: 1), null, Start, Policies));
        session = session.After(SessionRules.Close(session, new(), null, End, Settings), End);
        session.Billing.Single(decision => decision.Patient == "b").Disposition.ShouldBe(BillingDisposition.Claim);

        var amended = Amend(session, new("a", true)).Events.Single().ShouldBeOfType<AttendanceAmended>().Billing;

        amended.Where(decision => decision.Patient is "a" or "b").Select(decision => (decision.Patient, decision.Disposition)).ShouldBe(
            [("a", BillingDisposition.WithFamily), ("b", BillingDisposition.Claim)]);
    }

    [Fact]
    public void S9_the_kind_of_an_amended_absence_follows_the_notice()
    {
        var late = Closed().After(Amend(Closed(), new("c", false, Start.AddHours(-1))));
        (late.Member("c")!.Kind, late.Member("c")!.NoticeReceivedAt).ShouldBe((AttendanceKind.LateCancel, Start.AddHours(-1)));
        Amend(Closed(), new("c", true, Start)).Refusal!.Code.ShouldBe("invalid_notice");
        Amend(Closed(), new("c", false, End.AddHours(2))).Refusal!.Code.ShouldBe("notice_in_future");
        Amend(Closed(), new("c", false, FamilyPresent: 1)).Refusal!.Code.ShouldBe("invalid_was_present");
    }

    [Theory, InlineData(0, Tasks.TaskKind.IndividualPsychotherapy), InlineData(1, Tasks.TaskKind.FamilyPsychotherapy)]
    public void B3_a_patient_of_a_family_who_came_alone_is_proposed_individual_psychotherapy(int relatives, Tasks.TaskKind kind)
    {
        var billing = Claims.BillingClinic.Decide(Claims.BillingClinic.FamilyGroup, 50, Claims.BillingClinic.Present("a", "f1", relatives));

        SessionEffects.Of(new SessionClosed(50, ["f1"], billing), Open(), Open()).Select(effect => effect.Message).OfType<Tasks.TaskDecided>()
            .ShouldHaveSingleItem().Content!.Kind.ShouldBe(kind);
    }

    [Fact]
    public void S3_S9_how_a_member_took_part_is_amended_and_their_claim_with_it()
    {
        var amended = Amend(Closed(), new("a", null, Modality: Modality.Telehealth)).Events.Single().ShouldBeOfType<AttendanceAmended>();
        amended.Attendance.Modality.ShouldBe(Modality.Telehealth);
        var decision = amended.Billing.ShouldHaveSingleItem();
        (decision.Patient, decision.Service!.Modality).ShouldBe(("a", Modality.Telehealth));

        Closed().After(Amend(Closed(), new("c", true, Modality: Modality.AudioOnly))).Member("c")!.Modality.ShouldBe(Modality.AudioOnly);
        Amend(Closed(), new("c", false, Modality: Modality.AudioOnly)).Refusal!.Code.ShouldBe("invalid_was_present");
        Amend(Closed(), new("a", null, Modality: Modality.InPerson)).Events.ShouldBeEmpty();
    }

    [Fact]
    public void S12_a_session_records_who_ran_it_and_what_was_said_of_each_member()
    {
        var session = Open().After(AttendanceRules.CheckIn(Open(), new("a", CheckInSource.Facilitator, null, Modality.Telehealth), null, Start, Policies));
        session = session.After(AttendanceRules.DescribePresence(session, new("a", LateMinutes: 5, LeftEarlyMinutes: 3, FamilyPresent: 2), null, Start, Policies));
        session = session.After(SessionRules.Close(session, new(55, ["f2", "f3", "f2"]), null, End, Settings), End);

        session.LedBy.ShouldBe(["f2", "f3"]);
        var member = session.Member("a")!;
        (member.Modality, member.LateMinutes, member.LeftEarlyMinutes, member.FamilyPresent).ShouldBe((Modality.Telehealth, 5, 3, 2));
        AttendanceRules.DescribePresence(Open(), new("b", LateMinutes: 5), null, Start, Policies).Refusal!.Code.ShouldBe("member_not_present");
    }

    [Fact]
    public void S13_a_cancelled_session_needs_a_reason_and_bills_nothing()
    {
        SessionRules.Cancel(Open(), null).Refusal!.Code.ShouldBe("reason_required");
        var cancelled = Open().After(SessionRules.Cancel(Open(), "Snow."));
        cancelled.Billing.ShouldBeEmpty();
        SessionEffects.Of(new SessionCancelled(), Open(), cancelled).ShouldNotContain(effect => effect.Message is Claims.BillableServiceDecided);
        SessionEffects.Of(new SessionCancelled(), Open(), cancelled).Select(effect => effect.Message).OfType<AttendanceSettled>().ShouldHaveSingleItem().IsCancelled.ShouldBeTrue();
    }

    [Fact]
    public void S13_a_cancelled_session_asks_a_person_to_tell_its_roster()
    {
        var cancelled = Open().After(SessionRules.Cancel(Open(), "Snow."));

        var task = SessionEffects.Of(new SessionCancelled(), Open(), cancelled).Select(effect => effect.Message).OfType<Tasks.TaskDecided>().ShouldHaveSingleItem().Content!;

        (task.Kind, task.Session, task.Patient).ShouldBe((Tasks.TaskKind.TellRoster, cancelled.Plan!.Time.Session.ToString(), null));
    }

    [Theory, InlineData(12, 12), InlineData(60, 60), InlineData(300, 60), InlineData(0, 1)]
    public void S8_a_session_lasted_as_planned_unless_it_is_closed_before_its_end(int closedAfter, int minutes) =>
        Open().After(SessionRules.Close(Open(), new(), null, Start.AddMinutes(closedAfter), Settings), End).Minutes.ShouldBe(minutes);

    [Fact]
    public void B3_a_session_to_which_nobody_came_is_closed_as_not_held()
    {
        static SessionView Close(SessionRecord session) => SessionViews.View(session.After(SessionRules.Close(session, new(), null, End, Settings), End), End, Policies);

        Close(Open()).IsNotHeld.ShouldBeTrue();
        Close(Open().After(AttendanceRules.CheckIn(Open(), new("a", CheckInSource.Facilitator), null, Start, Policies))).IsNotHeld.ShouldBeFalse();
        SessionViews.View(Open(), Start, Policies).IsNotHeld.ShouldBeFalse();
    }

    [Fact]
    public void A_plan_that_comes_late_or_again_changes_nothing_and_a_new_booking_replaces_the_old()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var session = new SessionRecord().After(SessionRules.Plan(new(), Plan(5, null, first, "f1"), Settings));
        SessionRules.Plan(session, Plan(5, null, first, "f1"), Settings).Events.ShouldBeEmpty();
        SessionRules.Plan(session, Plan(4, null, first, "f9"), Settings).Events.ShouldBeEmpty();
        SessionRules.Plan(session, Plan(4, null, second, "f9"), Settings).Events.ShouldHaveSingleItem().ShouldBeOfType<PlanOvertaken>("what was booked for it is given back");
        session.After(SessionRules.Plan(session, Plan(4, null, second, "f9"), Settings)).ShouldSatisfyAllConditions(late => late.Plan.ShouldBe(session.Plan), late => late.Facilitators.ShouldBe(session.Facilitators));
        session.After(SessionRules.Plan(session, Plan(6, null, second, "f2"), Settings)).Facilitators.Select(assigned => assigned.Id).ShouldBe(["f2"]);
        SessionRules.Plan(Closed(), Plan(9), Settings).Events.ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_is_done_in_whatever_order_every_member_has_one_attendance_and_closed_leaves_nobody_expected()
    {
        string[] patients = ["a", "b", "c", "h", "new", "nobody"];
        var minute = Gen.Int[-60, 200];
        var step = Gen.Select(Gen.Int[0, 9], Gen.Int[0, patients.Length - 1], minute);
        step.Array[1, 25].Sample(steps =>
        {
            var session = Planned();
            var version = Roster.Version;
            foreach (var (what, patient, minutes) in steps)
            {
                var who = patients[patient];
                var now = Start.AddMinutes(minutes);
                var roster = version % 2 == 1 ? Roster with { Version = version } : Members(version, new("new", 1, EnrollmentStatus.Active, null), new("a", 1, EnrollmentStatus.ClinicalHold, null));
                var decision = what switch
                {
                    0 or 1 => AttendanceRules.CheckIn(session, new(who, CheckInSource.Patient), roster, now, Policies),
                    2 => AttendanceRules.CheckIn(session, new(who, CheckInSource.Facilitator, TimeSpan.FromMinutes(30)), roster, now, Policies),
                    3 => AttendanceRules.Undo(session, new(who), roster, now, Policies),
                    4 => AttendanceRules.RecordNotice(session, new(who, Start.AddMinutes(minutes * 30)), roster, now, Policies),
                    5 => AttendanceRules.RecordNoShow(session, new(who), roster, now, Policies),
                    6 => AttendanceRules.RecordUnbilled(session, new(who), roster, now, Policies),
                    7 => SessionRules.ChangeRoster(session, roster with { Version = ++version }),
                    8 => SessionRules.Close(session, new(), roster, now, Settings),
                    _ => SessionRules.Amend(session, new(who, minutes % 2 == 0), "The list was wrong.", now, Settings),
                };
                if (decision.Refusal is not null) decision.Events.IsDefaultOrEmpty.ShouldBeTrue();
                else session = session.After(decision, now);

                session.Members.Select(member => member.Patient).ShouldBeUnique();
                foreach (var member in session.Members)
                {
                    (member.IsPresent == member.ArrivedAt.HasValue).ShouldBeTrue();
                    if (!member.IsBillable) member.Kind.ShouldBeOneOf(AttendanceKind.Excused, AttendanceKind.Present);
                }

                if (session.State != SessionState.Closed) continue;
                session.Members.ShouldNotContain(member => member.Kind == AttendanceKind.Expected);
                session.Billing.Select(billed => billed.Patient).ShouldBe(session.Members.Select(member => member.Patient), ignoreOrder: true);
            }
        });
    }

    private static Decision Amend(SessionRecord session, AmendAttendance command, string? reason = "The list was wrong.") => SessionRules.Amend(session, command, reason, End, Settings);

    [Fact]
    public void S11_a_text_is_the_note_of_whoever_claims_it_first()
    {
        var session = Closed();
        SessionRules.ClaimNoteText(new(), new("a", "print")).Refusal!.Code.ShouldBe("not_found");
        session = session.After(SessionRules.ClaimNoteText(session, new("a", "print")));
        SessionRules.ClaimNoteText(session, new("a", "print")).ShouldBe(Decision.Nothing);
        SessionRules.ClaimNoteText(session, new("b", "print")).Refusal!.Code.ShouldBe("note_not_individualized");
        SessionRules.ClaimNoteText(session, new("b", "other")).Refusal.ShouldBeNull();
    }
}
