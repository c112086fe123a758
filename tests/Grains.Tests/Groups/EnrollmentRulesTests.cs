using CsCheck;
using GroupActors.Clinics;
using static GroupActors.Groups.EnrollmentStatus;
using static GroupActors.Groups.HoldReason;

namespace GroupActors.Groups;

public class EnrollmentRulesTests
{
    private static readonly string[] Patients = ["ann", "bob", "cid", "dee", "eve"];

    private readonly GroupFixture _group = new();

    [Fact]
    public void R2_an_enrollment_starts_active_or_on_hold_for_an_administrative_reason()
    {
        _group.Enroll("ann").Refusal.ShouldBeNull();
        _group.Enroll("bob", AuthorizationLapsed).Refusal.ShouldBeNull();
        _group.Enroll("cid", Hospitalization).Refusal!.Code.ShouldBe("invalid_administrative_hold");
        _group.Of("ann").Status.ShouldBe(Active);
        _group.Of("bob").Status.ShouldBe(AdministrativeHold);
    }

    [Theory]
    [InlineData(null, "clinical", ClinicalHold)]
    [InlineData(null, "administrative", AdministrativeHold)]
    [InlineData(null, "override", null)]
    [InlineData(null, "graduate", Graduated)]
    [InlineData(null, "drop", Dropped)]
    [InlineData("clinical", "clear", Active)]
    [InlineData("clinical", "override", Active)]
    [InlineData("clinical", "administrative", ClinicalHold)]
    [InlineData("clinical", "graduate", Graduated)]
    [InlineData("clinical", "drop", Dropped)]
    [InlineData("administrative", "clinical", ClinicalHold)]
    [InlineData("administrative", "override", Active)]
    [InlineData("administrative", "graduate", Graduated)]
    [InlineData("administrative", "drop", Dropped)]
    [InlineData("graduate", "clinical", null)]
    [InlineData("graduate", "override", null)]
    [InlineData("graduate", "graduate", null)]
    [InlineData("graduate", "drop", null)]
    [InlineData("drop", "administrative", null)]
    [InlineData("drop", "clear", null)]
    [InlineData("drop", "graduate", null)]
    [InlineData("drop", "drop", null)]
    public void R2_only_the_allowed_moves_are_made(string? first, string then, EnrollmentStatus? expected)
    {
        _group.Enroll("ann");
        if (first is not null) Move(_group, "ann", first).Refusal.ShouldBeNull();
        var decision = Move(_group, "ann", then);
        if (expected is null) decision.Refusal!.Code.ShouldBe("invalid_transition");
        else _group.Of("ann").Status.ShouldBe(expected.Value);
    }

    [Fact]
    public void R3_a_hold_from_the_start_stands_since_then_and_keeps_its_review_date()
    {
        var (since, review) = (_group.Today.AddDays(-32), _group.Today.AddDays(7));

        _group.Do(group => EnrollmentRules.Enroll(group, new("bob", AdministrativeHold: HoldReason.PaymentUnresolved, Since: since, ReviewOn: review), "acme", 1, _group.Settings, _group.Now));

        _group.Of("bob").Holds.ShouldBe([new(HoldReason.PaymentUnresolved, since, review)]);
    }

    [Fact]
    public void R3_S2_a_hold_that_is_entered_late_stands_since_its_date_and_for_the_sessions_since_then()
    {
        _group.Do(group => EnrollmentRules.Enroll(group, new("ann", Since: _group.Today.AddDays(-30)), "acme", 1, _group.Settings, _group.Now));
        var yesterday = _group.Today.AddDays(-1);
        EnrollmentStatus At(DateTimeOffset end) => _group.State.RosterOf(end).Members.Single().Status;

        _group.Place("ann", Hospitalization, since: yesterday);

        (_group.Of("ann").StatusSince, _group.Of("ann").Holds.Single().Since).ShouldBe((yesterday, yesterday));
        At(_group.Now.AddHours(-3)).ShouldBe(ClinicalHold);
        At(_group.Now.AddDays(-3)).ShouldBe(Active);
        _group.Place("ann", Decompensation, since: _group.Today.AddDays(1)).Refusal!.Code.ShouldBe("invalid_since");
        _group.Place("ann", Decompensation, since: _group.Today.AddDays(-31)).Refusal!.Code.ShouldBe("invalid_since");

        // It does not reach behind what became of the member meanwhile.
        _group.Clear("ann", Hospitalization);
        _group.Place("ann", Decompensation, since: yesterday);
        _group.Of("ann").Statuses[^1].ShouldBe(new(_group.Now, ClinicalHold));
    }

    [Fact]
    public void R3_a_hold_ends_when_all_its_reasons_are_cleared()
    {
        _group.Enroll("ann");
        _group.Place("ann", AuthorizationLapsed);
        _group.Place("ann", PaymentUnresolved);
        _group.Clear("ann", AuthorizationLapsed);
        _group.Of("ann").Status.ShouldBe(AdministrativeHold);
        _group.Clear("ann", PaymentUnresolved);
        _group.Of("ann").Status.ShouldBe(Active);
    }

    [Fact]
    public void R3_each_reason_has_a_since_date_and_a_review_date_of_its_own()
    {
        _group.Enroll("ann");
        var first = _group.Today;
        Place(Hospitalization, first.AddDays(7));
        _group.Now = _group.Now.AddDays(3);
        Place(OtherClinical, first.AddDays(23));
        _group.Of("ann").Holds.ShouldBe([new(Hospitalization, first, first.AddDays(7)), new(OtherClinical, first.AddDays(3), first.AddDays(23))]);

        _group.Now = _group.Now.AddDays(5);
        _group.Do(group => EnrollmentRules.Review(group, _group.Now));
        _group.Of("ann").IsReviewDue.ShouldBeTrue();
        _group.Clear("ann", Hospitalization).Refusal.ShouldBeNull();
        (_group.Of("ann").Status, _group.Of("ann").IsReviewDue).ShouldBe((ClinicalHold, false));
        _group.Of("ann").Holds.ShouldHaveSingleItem().ShouldBe(new(OtherClinical, first.AddDays(3), first.AddDays(23)));

        void Place(HoldReason reason, DateOnly review) =>
            _group.Do(group => EnrollmentRules.PlaceHold(group, new("ann", _group.Of("ann").Version, reason, review), _group.Settings.Policies, _group.Zone, _group.Now)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void R3_a_hold_is_not_reviewed_before_it_stands()
    {
        _group.Enroll("ann");
        var today = _group.Today;
        PlaceHold review = new("ann", _group.Of("ann").Version, PaymentUnresolved, today.AddDays(-1));
        EnrollmentRules.PlaceHold(_group.State, review, _group.Settings.Policies, _group.Zone, _group.Now).Refusal!.Code.ShouldBe("invalid_review_on");
        EnrollmentRules.PlaceHold(_group.State, review with { ReviewOn = today }, _group.Settings.Policies, _group.Zone, _group.Now).Refusal.ShouldBeNull();
        EnrollMember enroll = new("bob", AdministrativeHold: PaymentUnresolved, Since: today.AddDays(-5), ReviewOn: today.AddDays(-6));
        EnrollmentRules.Enroll(_group.State, enroll, "acme", 1, _group.Settings, _group.Now).Refusal!.Code.ShouldBe("invalid_review_on");
        EnrollmentRules.Enroll(_group.State, enroll with { ReviewOn = today.AddDays(-5) }, "acme", 1, _group.Settings, _group.Now).Refusal.ShouldBeNull();
    }

    [Fact]
    public void R3_an_override_needs_a_reason()
    {
        _group.Enroll("ann", PaymentUnresolved);
        EnrollmentRules.OverrideHold(_group.State, new("ann", _group.Of("ann").Version), " ", _group.Today).Refusal!.Code.ShouldBe("reason_required");
        _group.Override("ann").Refusal.ShouldBeNull();
        _group.Of("ann").Holds.ShouldBeEmpty();
    }

    [Fact]
    public void R4_a_clinical_hold_gives_way_to_an_administrative_reason_that_still_stands()
    {
        _group.Enroll("ann", AuthorizationLapsed);
        _group.Place("ann", Hospitalization);
        _group.Of("ann").Status.ShouldBe(ClinicalHold);
        _group.Clear("ann", Hospitalization);
        _group.Of("ann").Status.ShouldBe(AdministrativeHold);
    }

    [Fact]
    public void R4_an_override_of_a_clinical_hold_leaves_the_administrative_reason_that_still_stands()
    {
        _group.Enroll("ann", AuthorizationLapsed);
        _group.Place("ann", Hospitalization);
        _group.Place("ann", Decompensation);
        _group.Override("ann").Refusal.ShouldBeNull();
        _group.Of("ann").Status.ShouldBe(AdministrativeHold);
        _group.Of("ann").Holds.ShouldHaveSingleItem().Reason.ShouldBe(AuthorizationLapsed);
        _group.Happened<HoldOverridden>().ShouldHaveSingleItem().Reasons.ShouldBe([Hospitalization, Decompensation]);

        _group.Override("ann").Refusal.ShouldBeNull();
        _group.Of("ann").Status.ShouldBe(Active);
    }

    [Fact]
    public void R5_holds_keep_their_places_and_capacity_cannot_go_below_them()
    {
        _group.Enroll("ann");
        _group.Enroll("bob", PaymentUnresolved);
        _group.Enroll("cid");
        _group.Place("cid", Decompensation);
        _group.Enroll("dee").Refusal!.Code.ShouldBe("group_full");
        _group.Do(group => GroupRules.Define(group, GroupFixture.Definition(2), _group.Settings)).Refusal!.Code.ShouldBe("capacity_below_held");
    }

    [Fact]
    public void R6_a_patient_has_one_live_enrollment_and_coming_back_is_a_new_one()
    {
        _group.Enroll("ann");
        _group.Enroll("ann").Refusal!.Code.ShouldBe("already_enrolled");
        var before = _group.Of("ann");
        _group.Drop("ann");
        _group.Enroll("ann").Refusal.ShouldBeNull();
        _group.Of("ann").Number.ShouldBe(2);
        _group.Of("ann").Version.ShouldBeGreaterThan(before.Version);
    }

    [Fact]
    public void R11_the_newest_word_on_who_pays_counts_and_edits_nothing()
    {
        _group.Enroll("ann");
        var version = _group.Of("ann").Version;
        _group.Do(group => EnrollmentRules.ChangePayer(group, new("ann", 5, "northlake")));
        _group.Do(group => EnrollmentRules.ChangePayer(group, new("ann", 4, null))).ShouldBe(Decision.Nothing);
        (_group.Of("ann").Payer, _group.Of("ann").Version).ShouldBe(("northlake", version));
        GroupRows.Rows(_group.State, GroupFixture.Key, new[] { _group.Journal[^1] }).Single(row => row.Table == ReadTables.Enrollments).Values.ShouldContain("northlake");

        _group.Drop("ann");
        _group.Do(group => EnrollmentRules.ChangePayer(group, new("ann", 6, "acme"))).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void R8_an_ended_enrollment_frees_its_place_at_once()
    {
        foreach (var patient in Patients[..3]) _group.Enroll(patient);
        _group.Graduate("ann").Events.OfType<SlotFreed>().ShouldHaveSingleItem().Open.ShouldBe(1);
        _group.Drop("bob").Events.OfType<SlotFreed>().ShouldHaveSingleItem().Open.ShouldBe(2);
        _group.State.Census.Open.ShouldBe(2);
    }

    [Fact]
    public void R9_a_window_that_ends_with_the_first_session_closes_enrollment()
    {
        var group = new GroupFixture(window: EnrollmentWindow.BeforeFirstSession) { Now = GroupFixture.Start.AddMinutes(-1) };
        group.Run();
        group.Enroll("ann").Refusal.ShouldBeNull();
        group.Now = GroupFixture.Start;
        group.Enroll("bob").Refusal!.Code.ShouldBe("enrollment_closed");
    }

    [Fact]
    public void R9_the_window_follows_the_first_session_wherever_it_moves_until_one_was_held()
    {
        var group = new GroupFixture(window: EnrollmentWindow.BeforeFirstSession) { Now = GroupFixture.Start.AddDays(-3) };
        group.Run();
        var move = Guid.NewGuid();
        group.Do(state => SeriesRules.Move(state, new(GroupFixture.Slot(0).Session, GroupFixture.Slot(0).Date.AddDays(2), new(9, 0)), new(["fay"], "oak", Sessions.Modality.InPerson), move, group.Settings, group.Now)).Refusal.ShouldBeNull();
        group.Do(state => SeriesRules.Settle(state, GroupFixture.Key, move, [], isRoomFree: true, group.Settings));

        group.Now = GroupFixture.Start.AddDays(1);
        group.Enroll("ann").Refusal.ShouldBeNull();
        group.Now = GroupFixture.Start.AddDays(2);
        group.Enroll("bob").Refusal!.Code.ShouldBe("enrollment_closed");
        group.Settle(0, 1, isCancelled: true);
        group.Enroll("bob").Refusal.ShouldBeNull();
        group.Settle(1, 1, isCancelled: false);
        group.Enroll("cid").Refusal!.Code.ShouldBe("enrollment_closed");
    }

    [Fact]
    public void R9_a_membership_that_is_entered_late_needs_a_window_of_today()
    {
        var group = new GroupFixture(window: EnrollmentWindow.BeforeFirstSession) { Now = GroupFixture.Start.AddMinutes(-1) };
        group.Run();
        group.Now = GroupFixture.Start.AddDays(1);
        Since(true).Refusal!.Code.ShouldBe("enrollment_closed");
        Since(false).Refusal.ShouldBeNull();

        Decision Since(bool isEnteredLate) => EnrollmentRules.Enroll(group.State, new("ann", Since: group.Today.AddDays(-3)) { IsEnteredLate = isEnteredLate }, "acme", 1, group.Settings, group.Now);
    }

    [Fact]
    public void B2_a_multiple_family_group_needs_the_family()
    {
        var group = new GroupFixture(composition: GroupComposition.MultipleFamily);
        group.Enroll("ann").Refusal!.Code.ShouldBe("family_required");
    }

    [Fact]
    public void R13_every_status_change_says_the_status_before()
    {
        _group.Enroll("ann");
        _group.Place("ann", Hospitalization);
        _group.Clear("ann", Hospitalization);
        _group.Graduate("ann");
        _group.Happened<StatusEvent>().Select(happened => happened.Previous).ShouldBe([Active, ClinicalHold, Active]);
    }

    [Fact]
    public void R14_an_older_edit_is_refused_and_another_members_change_is_no_conflict()
    {
        _group.Enroll("ann");
        _group.Enroll("bob");
        var seen = _group.Of("ann").Version;
        _group.Place("bob", Hospitalization);
        _group.Do(group => EnrollmentRules.PlaceHold(group, new("ann", seen, PaymentUnresolved), _group.Settings.Policies, _group.Zone, _group.Now)).Refusal.ShouldBeNull();
        var stale = EnrollmentRules.Graduate(_group.State, new("ann", seen), _group.Zone, _group.Now).Refusal!;
        (stale.Code, stale.Kind).ShouldBe(("version_conflict", RefusalKind.Conflict));
    }

    /// <summary>After any commands each enrollment has one status that it came to by an allowed move, the group holds no more than its places, nobody twice, and its census is what a recount of the journal gives.</summary>
    [Fact]
    public void R1_R2_R5_R6_R10_hold_after_any_commands()
    {
        var commands = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 6]).Array[0, 60];
        commands.Sample(steps =>
        {
            var group = new GroupFixture(capacity: 3);
            foreach (var (who, what) in steps)
            {
                var patient = Patients[who];
                var before = group.State.Enrollments;
                if (what <= 1) group.Enroll(patient, what == 1 ? PaymentUnresolved : null);
                else if (group.State.Latest(patient) is not null) Move(group, patient, ((string[])["clinical", "administrative", "clear", "graduate", "drop"])[what - 2]);

                foreach (var enrollment in group.State.Enrollments)
                {
                    var known = before.FirstOrDefault(other => other.Patient == enrollment.Patient && other.Number == enrollment.Number);
                    if (enrollment.Status != known?.Status) IsAllowed(known?.Status, enrollment.Status).ShouldBeTrue($"{known?.Status} to {enrollment.Status}");
                }

                var live = group.State.Live.ToList();
                live.Count.ShouldBeLessThanOrEqualTo(3);
                live.Select(enrollment => enrollment.Patient).ShouldBeUnique();
                live.ShouldAllBe(enrollment => enrollment.Status == Enrollment.StatusUnder(enrollment.Holds));
            }

            var census = group.State.Census;
            var enrolled = group.Happened<MemberEnrolled>().Count();
            var ended = group.Happened<MemberGraduated>().Count() + group.Happened<MemberDropped>().Count();
            census.Enrolled.ShouldBe(enrolled - ended);
            census.Open.ShouldBe(3 - census.Enrolled);
            group.Happened<SlotFreed>().Count().ShouldBe(ended);
            var rebuilt = new GroupState().Apply([.. group.Journal]);
            rebuilt.Census.ShouldBe(census);
            rebuilt.RosterOf(DateTimeOffset.MaxValue).Members.ShouldBe(group.State.RosterOf(DateTimeOffset.MaxValue).Members);
        });
    }

    private static bool IsAllowed(EnrollmentStatus? from, EnrollmentStatus to) => from switch
    {
        null => to is Active or AdministrativeHold,
        Active or ClinicalHold or AdministrativeHold => true,
        _ => false,
    };

    private static Decision Move(GroupFixture group, string patient, string move) => move switch
    {
        "clinical" => group.Place(patient, Hospitalization),
        "administrative" => group.Place(patient, AuthorizationLapsed),
        "clear" => group.Clear(patient, Hospitalization),
        "override" => group.Override(patient),
        "graduate" => group.Graduate(patient),
        _ => group.Drop(patient),
    };
}
