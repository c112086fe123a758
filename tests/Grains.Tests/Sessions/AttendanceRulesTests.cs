using GroupActors.Clinics;
using static GroupActors.Sessions.SessionFixture;

namespace GroupActors.Sessions;

/// <summary>One member's attendance (S-3, S-4, S-5).</summary>
public sealed class AttendanceRulesTests
{
    [Theory]
    [InlineData(-24 * 60 - 1, AttendanceKind.Cancelled)]
    [InlineData(-24 * 60, AttendanceKind.Cancelled)]
    [InlineData(-24 * 60 + 1, AttendanceKind.LateCancel)]
    [InlineData(-1, AttendanceKind.LateCancel)]
    [InlineData(0, AttendanceKind.NoShow)]
    [InlineData(30, AttendanceKind.NoShow)]
    public void S3_the_kind_of_an_absence_follows_from_when_the_notice_came(int minutes, AttendanceKind kind)
    {
        var session = Open().After(Notice(Open(), "a", Start.AddMinutes(minutes), End));
        (session.Member("a")!.Kind, session.Member("a")!.NoticeReceivedAt).ShouldBe((kind, Start.AddMinutes(minutes)));
    }

    [Theory, InlineData(7, 9, AttendanceKind.Cancelled), InlineData(7, 10, AttendanceKind.LateCancel)]
    public void S3_24_hours_are_elapsed_hours_also_when_the_clocks_change(int day, int hour, AttendanceKind kind)
    {
        // On 8 March 2026 clocks go from 2:00 to 3:00: from 10:00 to 10:00 are 23 hours.
        var zone = new ClinicZone("America/New_York");
        var session = Planned(zone.Instant(new(2026, 3, 8), new(10, 0)));
        var noticed = session.After(Notice(session, "a", zone.Instant(new(2026, 3, day), new(hour, 0)), session.Plan!.Time.Start, Roster));
        noticed.Member("a")!.Kind.ShouldBe(kind);
    }

    [Fact]
    public void S3_a_notice_can_be_entered_afterwards_or_corrected_but_never_from_the_future()
    {
        Notice(Open(), "a", Start.AddMinutes(1), Start).Refusal!.Code.ShouldBe("notice_in_future");
        var session = Open().After(Notice(Open(), "a", null, Start.AddHours(-2)));
        session.Member("a")!.Kind.ShouldBe(AttendanceKind.LateCancel);
        Notice(session, "a", null, Start).Events.ShouldBeEmpty();
        session.After(Notice(session, "a", Start.AddHours(-30), Start)).Member("a")!.Kind.ShouldBe(AttendanceKind.Cancelled);
    }

    [Fact]
    public void S3_a_notice_comes_long_before_check_in_opens()
    {
        var session = Planned().After(Notice(Planned(), "b", null, Start.AddDays(-3), Roster));
        session.Members.ShouldHaveSingleItem().Kind.ShouldBe(AttendanceKind.Cancelled);

        // It is still so when the roster is taken.
        session.After(SessionRules.OpenCheckIn(session, Roster, Start)).Members.Select(member => (member.Patient, member.Kind)).ShouldBe(
            [("a", AttendanceKind.Expected), ("b", AttendanceKind.Cancelled), ("c", AttendanceKind.Expected), ("h", AttendanceKind.Excused)]);
    }

    [Fact]
    public void S3_who_cancelled_and_comes_is_present_and_who_is_present_cannot_cancel()
    {
        var session = Open().After(Notice(Open(), "a", Start.AddHours(-1), Start));
        session = session.After(CheckIn(session, "a"));
        (session.Member("a")!.Kind, session.Member("a")!.NoticeReceivedAt).ShouldBe((AttendanceKind.Present, null));
        Notice(session, "a", Start.AddHours(-1), Start).Refusal!.Code.ShouldBe("member_present");
        AttendanceRules.RecordNoShow(session, new("a"), null, Start, Policies).Refusal!.Code.ShouldBe("member_present");
        var undone = session.After(AttendanceRules.Undo(session, new("a"), null, Start, Policies));
        undone.Member("a")!.Kind.ShouldBe(AttendanceKind.Expected);
        AttendanceRules.Undo(undone, new("a"), null, Start, Policies).Events.ShouldBeEmpty();
    }

    [Fact]
    public void S4_a_device_that_was_offline_takes_back_the_check_in_that_it_names_and_no_other()
    {
        var (own, other) = (Guid.NewGuid(), Guid.NewGuid());
        Decision TakenBack(SessionRecord from, Guid meant, DateTimeOffset? now = null) => AttendanceRules.Undo(from, new("a", meant), null, now ?? Start.AddMinutes(30), Policies);

        // However late it came in against the moment at which it was taken back on the device.
        var session = Open().After(CheckIn(Open(), "a", Start.AddMinutes(29)), command: own);
        session.After(TakenBack(session, own)).Member("a")!.Kind.ShouldBe(AttendanceKind.Expected);

        // Somebody else's stays: what the device had not seen, whether it came before its own or since.
        TakenBack(session, other).Refusal!.Code.ShouldBe("recorded_since");
        var again = session.After(TakenBack(session, own));
        again = again.After(CheckIn(again, "a", Start.AddMinutes(1)), command: other);
        TakenBack(again, own).Refusal!.Code.ShouldBe("recorded_since");

        // Another device took it back meanwhile and recorded that the member did not come: that stays.
        var noShow = Open().After(AttendanceRules.RecordNoShow(Open(), new("a"), null, Start, Policies));
        TakenBack(noShow, own).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void S4_a_late_entry_that_its_device_took_back_waits_for_nobody()
    {
        var own = Guid.NewGuid();
        var waiting = Closed().After(CheckIn(Closed(), "c", End.AddHours(1), elapsed: TimeSpan.FromHours(2)), command: own);
        Decision TakenBack(SessionRecord from, Guid? meant) => AttendanceRules.Undo(from, new("c", meant), null, End.AddHours(1), Policies);

        TakenBack(waiting, null).Refusal!.Code.ShouldBe("session_closed");
        TakenBack(waiting, Guid.NewGuid()).Refusal!.Code.ShouldBe("session_closed");
        TakenBack(waiting, own).Events.ShouldBe([new LateCheckInTakenBack("c")]);
        var settled = waiting.After(TakenBack(waiting, own));
        settled.LateCheckIns.ShouldBeEmpty();
        settled.Member("c")!.Kind.ShouldBe(AttendanceKind.NoShow);
        SessionEffects.Of(new LateCheckInTakenBack("c"), waiting, settled).ShouldHaveSingleItem();
    }

    [Fact]
    public void S4_a_second_check_in_is_the_first()
    {
        var session = Open().After(CheckIn(Open(), "a"));
        CheckIn(session, "a", Start.AddMinutes(40), CheckInSource.Patient).Events.ShouldBeEmpty();
    }

    [Fact]
    public void S4_check_in_is_refused_before_it_opens() =>
        AttendanceRules.CheckIn(Planned(), new("a", CheckInSource.Facilitator), Roster, Start.AddMinutes(-31), Policies).Refusal!.Code.ShouldBe("check_in_not_open");

    [Theory]
    [InlineData(50, 45, 5)]
    [InlineData(50, 70, -20)]
    [InlineData(50, 500, -30)]
    [InlineData(300, 10, 60)]
    public void S4_a_late_entry_is_placed_by_its_elapsed_time_and_never_outside_the_session(int sentAt, int elapsed, int arrived)
    {
        var session = Open().After(CheckIn(Open(), "a", Start.AddMinutes(sentAt), elapsed: TimeSpan.FromMinutes(elapsed)));
        (session.Member("a")!.ArrivedAt, session.Member("a")!.IsLateEntry).ShouldBe((Start.AddMinutes(arrived), true));
    }

    [Fact]
    public void S4_a_late_entry_is_taken_up_to_24_hours_after_the_session()
    {
        CheckIn(Open(), "a", End.AddHours(24), elapsed: TimeSpan.FromHours(24)).Refusal.ShouldBeNull();
        CheckIn(Open(), "a", End.AddHours(24).AddSeconds(1), elapsed: TimeSpan.FromHours(24)).Refusal!.Code.ShouldBe("late_entry_expired");
        CheckIn(Open(), "a", elapsed: TimeSpan.FromSeconds(-1)).Refusal!.Code.ShouldBe("invalid_elapsed");
    }

    [Fact]
    public void S4_a_device_cannot_claim_more_than_24_hours_but_for_a_tap_inside_the_session()
    {
        CheckIn(Open(), "a", Start.AddMinutes(10), elapsed: TimeSpan.FromHours(24)).Refusal.ShouldBeNull();
        CheckIn(Open(), "a", Start.AddMinutes(10), elapsed: TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1)).Refusal!.Code.ShouldBe("late_entry_expired");
        CheckIn(Open(), "a", elapsed: TimeSpan.MaxValue).Refusal!.Code.ShouldBe("late_entry_expired");
        CheckIn(Open(), "a", End.AddHours(24), elapsed: TimeSpan.FromHours(25)).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData(30, 29, null)]
    [InlineData(30, 30, "no_minutes_present")]
    [InlineData(60, null, "no_minutes_present")]
    [InlineData(null, 600, "no_minutes_present")]
    public void S3_who_was_there_was_there_for_a_minute_at_least(int? late, int? early, string? code)
    {
        var open = Open().After(CheckIn(Open(), "a"));
        var described = AttendanceRules.DescribePresence(open, new("a", late, early), null, Start.AddMinutes(30), Policies).Refusal;
        var amended = AttendanceRules.Amended(Closed(), Closed().Member("a")!, new("a", null, null, late, early), End, Policies, out _);
        (described?.Code, amended?.Code).ShouldBe((code, code));
    }

    [Fact]
    public void S3_a_session_that_goes_on_for_longer_can_be_come_to_later() =>
        AttendanceRules.DescribePresence(Open().After(CheckIn(Open(), "a")), new("a", 70), null, End.AddMinutes(20), Policies).Refusal.ShouldBeNull();

    [Fact]
    public void S4_a_late_entry_that_comes_after_close_waits_for_a_person_once()
    {
        CheckIn(Closed(), "c", End).Refusal!.Code.ShouldBe("session_closed");
        var waiting = Closed().After(CheckIn(Closed(), "c", End.AddHours(1), elapsed: TimeSpan.FromHours(2)));
        waiting.Member("c")!.Kind.ShouldBe(AttendanceKind.NoShow);
        var again = CheckIn(waiting, "c", End.AddHours(2), elapsed: TimeSpan.FromHours(2.5));
        waiting.After(again).LateCheckIns.ShouldBe(waiting.LateCheckIns);
        SessionEffects.Of(again.Events.ShouldHaveSingleItem(), waiting, waiting.After(again)).ShouldHaveSingleItem();
        CheckIn(waiting, "a", End.AddHours(2), elapsed: TimeSpan.FromHours(3)).Events.ShouldBeEmpty();
    }

    [Fact]
    public void S4_confirming_a_late_entry_takes_over_what_the_device_had_recorded()
    {
        var waiting = Closed().After(AttendanceRules.CheckIn(Closed(), new("c", CheckInSource.Patient, End.AddHours(1) - Start.AddMinutes(7), Modality.Telehealth), null, End.AddHours(1), Policies));
        waiting.LateCheckIns.ShouldHaveSingleItem().ArrivedAt.ShouldBe(Start.AddMinutes(7));

        var confirmed = waiting.After(SessionRules.Amend(waiting, new("c", true), "Their phone was offline.", End.AddHours(2), Settings), End.AddHours(2));

        var member = confirmed.Member("c")!;
        (member.ArrivedAt, member.LateMinutes, member.Source, member.Modality, member.IsLateEntry).ShouldBe((Start.AddMinutes(7), 7, CheckInSource.Patient, Modality.Telehealth, true));
        confirmed.LateCheckIns.ShouldBeEmpty();
    }

    [Fact]
    public void S5_a_member_on_hold_is_refused_and_may_be_recorded_without_billing()
    {
        CheckIn(Open(), "h").Refusal!.Code.ShouldBe("member_on_hold");
        Notice(Open(), "h", null).Refusal!.Code.ShouldBe("member_on_hold");
        var session = Open().After(AttendanceRules.RecordUnbilled(Open(), new("h"), null, Start, Policies));
        (session.Member("h")!.Kind, session.Member("h")!.IsBillable).ShouldBe((AttendanceKind.Present, false));
        AttendanceRules.RecordUnbilled(Open(), new("a"), null, Start, Policies).Refusal!.Code.ShouldBe("member_not_on_hold");
        CheckIn(Open(), "nobody").Refusal!.Code.ShouldBe("not_enrolled");
    }

    [Theory, InlineData(CheckInSource.Patient, 20), InlineData(CheckInSource.Facilitator, 0), InlineData(CheckInSource.Coordinator, 0)]
    public void B5_lateness_is_known_by_the_members_own_device_or_the_staffs_word_and_not_by_when_the_list_was_ticked(CheckInSource source, int late)
    {
        var session = Open().After(CheckIn(Open(), "a", Start.AddMinutes(20), source));
        session.Member("a")!.LateMinutes.ShouldBe(late);
        session.After(AttendanceRules.DescribePresence(session, new("a", LateMinutes: 12), null, End, Policies)).Member("a")!.LateMinutes.ShouldBe(12);
    }

    [Theory, InlineData(15 * 60, 15), InlineData(15 * 60 + 1, 16), InlineData(65 * 60, 60), InlineData(-60, 0)]
    public void B5_a_minute_that_has_begun_is_late_and_who_came_after_the_end_missed_it_all(int seconds, int late) =>
        Open().After(CheckIn(Open(), "a", Start.AddSeconds(seconds), CheckInSource.Patient)).Member("a")!.LateMinutes.ShouldBe(late);

    [Theory, InlineData(15, BillingDisposition.Claim), InlineData(16, BillingDisposition.ClaimInReview), InlineData(40, BillingDisposition.ClaimInReview)]
    public void B5_who_is_ticked_long_after_the_others_stops_until_somebody_says_since_when_they_were_there(int minutes, BillingDisposition expected)
    {
        var session = Open().After(CheckIn(Open(), "a", Start));
        session = session.After(CheckIn(session, "b", Start.AddMinutes(minutes)));
        session.Member("b")!.LateMinutes.ShouldBeNull();
        BillingOf(session, "b").Disposition.ShouldBe(expected);
        BillingOf(session, "a").Disposition.ShouldBe(BillingDisposition.Claim);
        if (expected == BillingDisposition.ClaimInReview) BillingOf(session, "b").Reasons.ShouldHaveSingleItem().Code.ShouldBe("arrival_unsaid");

        // What is said of something else leaves it unsaid.
        session = session.After(AttendanceRules.DescribePresence(session, new("b", FamilyPresent: 0, Modality: Modality.Telehealth), null, End, Policies));
        BillingOf(session, "b").Disposition.ShouldBe(expected);
        var inTime = session.After(AttendanceRules.DescribePresence(session, new("b", LateMinutes: 0), null, End, Policies));
        BillingOf(inTime, "b").Disposition.ShouldBe(BillingDisposition.Claim);
    }

    [Theory, InlineData(10), InlineData(15), InlineData(40), InlineData(90)]
    public void B5_a_list_that_is_ticked_late_as_a_whole_makes_nobody_late(int minutes)
    {
        var session = Open();
        foreach (var (patient, taps) in new[] { ("a", 0), ("b", 1), ("c", 9) }) session = session.After(CheckIn(session, patient, Start.AddMinutes(minutes + taps)));
        session.Members.Where(member => member.IsPresent).ShouldAllBe(member => member.LateMinutes == 0);
        foreach (var patient in new[] { "a", "b", "c" }) BillingOf(session, patient).Disposition.ShouldBe(BillingDisposition.Claim);
    }

    [Fact]
    public void B5_S9_an_amendment_of_lateness_takes_the_question_back_and_leaves_the_others_alone()
    {
        var session = Open().After(CheckIn(Open(), "a", Start));
        session = session.After(CheckIn(session, "b", Start.AddMinutes(40)));
        session = session.After(Close(session), End);

        var amended = SessionRules.Amend(session, new("b", null, LateMinutes: 0), "They signed in on paper.", End, Settings).Events.Single().ShouldBeOfType<AttendanceAmended>();

        amended.Billing.ShouldHaveSingleItem().Disposition.ShouldBe(BillingDisposition.Claim);
        SessionRules.Amend(session, new("a", null, LateMinutes: 5), "They signed in on paper.", End, Settings).Events.Single().ShouldBeOfType<AttendanceAmended>()
            .Billing.ShouldHaveSingleItem().Patient.ShouldBe("a");
    }

    private static Claims.BillingDecision BillingOf(SessionRecord session, string patient) =>
        Close(session).Events.OfType<SessionClosed>().Single().Billing.Single(decision => decision.Patient == patient);

    [Fact]
    public void S10_the_note_of_a_no_show_says_whether_outreach_was_attempted_and_can_be_written_anew()
    {
        var session = Closed();
        AttendanceRules.DocumentNoShow(Open(), new("c", Outreach.Call)).Refusal!.Code.ShouldBe("session_not_closed");
        AttendanceRules.DocumentNoShow(session, new("a", Outreach.Call)).Refusal!.Code.ShouldBe("not_a_no_show");
        AttendanceRules.DocumentNoShow(session, new("z", Outreach.Call)).Refusal!.Code.ShouldBe("not_enrolled");
        AttendanceRules.DocumentNoShow(session, new("c", (Outreach)99)).Refusal!.Code.ShouldBe("invalid_outreach");

        session = session.After(AttendanceRules.DocumentNoShow(session, new("c", Outreach.None)));
        AttendanceRules.DocumentNoShow(session, new("c", Outreach.None)).ShouldSatisfyAllConditions(again => again.Refusal.ShouldBeNull(), again => again.Events.ShouldBeEmpty());
        session = session.After(AttendanceRules.DocumentNoShow(session, new("c", Outreach.Call)));
        session.NoShowNote("c")!.Outreach.ShouldBe(Outreach.Call);

        // The words are part of the note, and a change of them alone is a change.
        session = session.After(AttendanceRules.DocumentNoShow(session, new("c", Outreach.Call, " No answer. ")));
        AttendanceRules.DocumentNoShow(session, new("c", Outreach.Call, "No answer.")).Events.ShouldBeEmpty();
        SessionViews.View(session, session.Member("c")!).ShouldSatisfyAllConditions(view => view.Outreach.ShouldBe(Outreach.Call), view => view.NoShowText.ShouldBe("No answer."));
        session = session.After(AttendanceRules.DocumentNoShow(session, new("c", Outreach.Call, " ")));
        session.NoShowNote("c")!.Text.ShouldBeNull();
        AttendanceRules.DocumentNoShow(session, new("c", Outreach.Call, new string('x', 501))).Refusal!.Code.ShouldBe("invalid_text");
    }

    [Fact]
    public void S10_a_late_cancel_is_kept_apart_from_a_no_show()
    {
        var session = Open();
        session = session.After(Notice(session, "c", Start.AddHours(-2)));
        session = session.After(SessionRules.Close(session, new(), null, End, Settings), End);
        session.Member("c")!.Kind.ShouldBe(AttendanceKind.LateCancel);
        AttendanceRules.DocumentNoShow(session, new("c", Outreach.Call)).Refusal!.Code.ShouldBe("not_a_no_show");
    }

    [Fact]
    public void S10_an_amendment_that_leaves_the_no_show_leaves_its_note_and_another_takes_it()
    {
        var session = Closed();
        session = session.After(AttendanceRules.DocumentNoShow(session, new("c", Outreach.Call)));
        SessionRules.Amend(session, new("c", WasPresent: false), "why", End, Settings).ShouldBe(Decision.Nothing);
        session = session.After(SessionRules.Amend(session, new("c", WasPresent: true), "why", End, Settings));
        session.NoShowNote("c").ShouldBeNull();
    }
}
