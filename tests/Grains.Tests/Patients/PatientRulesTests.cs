using GroupActors.Clinics;
using GroupActors.Groups;
using static GroupActors.Bookings.BookingFixture;

namespace GroupActors.Patients;

public sealed class PatientRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly RegisterPatient Registration = new("Ada", "Quist", new(1980, 5, 1), "female", ["F43.10"]);

    private static readonly PatientState Patient = Fold(new PatientState(), PatientRules.Register(new(), Registration, Today));

    private static readonly Coverage Covered = new("northlake", "M1", new(2025, 1, 1), new(2025, 12, 31));

    [Fact]
    public void Every_problem_of_a_registration_is_listed_and_none_repeats_what_was_sent()
    {
        var refusal = PatientRules.Register(new(), new("A\0da", "", Today.AddDays(1), "F", ["depression"]), Today).Refusal!;
        refusal.Details.Select(detail => detail.Subject).ShouldBe(["given_name", "family_name", "birth_date", "gender", "diagnoses"]);
        refusal.Details.ShouldAllBe(detail => !detail.Message.Contains("da,") && !detail.Message.Contains("depression"));
    }

    [Fact]
    public void The_same_registration_again_changes_nothing() =>
        PatientRules.Register(Patient, Registration with { Diagnoses = ["F43.10"] }, Today).ShouldBe(Decision.Nothing);

    [Fact]
    public void A_coverage_needs_a_known_payer() => PatientRules.SetCoverage(Patient, Covered with { Payer = "nobody" }, Settings).Refusal!.Code.ShouldBe("unknown_payer");

    [Fact]
    public void Coverages_never_overlap()
    {
        var covered = Cover(Patient, Covered);
        PatientRules.SetCoverage(covered, new("northlake", "M2", new(2025, 12, 31), null), Settings).Refusal!.Code.ShouldBe("coverage_overlaps");
        var twice = Cover(Cover(covered, new("northlake", "M3", new(2026, 1, 1), null)), new("northlake", "M0", new(2024, 1, 1), new(2024, 12, 31)));
        twice.Coverages.Select(coverage => coverage.MemberId).ShouldBe(["M0", "M1", "M3"]);
    }

    [Fact]
    public void A_coverage_replaces_the_one_of_its_start()
    {
        var ended = Cover(Cover(Patient, Covered with { To = null }), Covered);
        ended.Coverages.ShouldHaveSingleItem().ShouldBe(Covered);
        PatientRules.SetCoverage(ended, Covered, Settings).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void The_newest_word_of_a_group_counts_in_whatever_order_they_arrive()
    {
        var left = Fold(Patient, PatientRules.ChangeMembership(Patient, new("riverside/dbt", 7, IsLive: false)));
        PatientRules.ChangeMembership(left, new("riverside/dbt", 3, IsLive: true)).ShouldBe(Decision.Nothing);
        var back = Fold(left, PatientRules.ChangeMembership(left, new("riverside/dbt", 9, IsLive: true)));
        back.Memberships.ShouldHaveSingleItem().IsLive.ShouldBeTrue();
    }

    [Fact]
    public void R11_the_payer_in_force_changes_with_the_clinics_date_and_says_when_it_changes_next()
    {
        var zone = new ClinicZone(Settings.TimeZone);
        var start = zone.Instant(new(2026, 3, 4), TimeOnly.MinValue);
        var state = Fold(Patient, PatientRules.Cover(Patient, new("northlake", "M1", new(2026, 3, 4), new(2026, 3, 5)), Settings, Now));
        (state.Payer, state.Deadline).ShouldBe((null, start));
        PatientRules.Payer(state, Settings, start.AddTicks(-1)).ShouldBe(Decision.Nothing);

        state = Fold(state, PatientRules.Payer(state, Settings, start));
        (state.Payer, state.PayerVersion, state.Deadline).ShouldBe(("northlake", state.Version, start.AddDays(2)));

        state = Fold(state, PatientRules.Payer(state, Settings, start.AddDays(2)));
        (state.Payer, state.Deadline).ShouldBe((null, null));

        // As some write an open end.
        Fold(Patient, PatientRules.Cover(Patient, new("northlake", "M1", new(2026, 1, 1), DateOnly.MaxValue), Settings, Now)).Deadline.ShouldBeNull();
    }

    [Fact]
    public void R11_a_payer_that_changes_is_told_to_the_groups_of_the_patient_and_no_other_change_of_coverage_is()
    {
        var member = Fold(Fold(Patient, PatientRules.ChangeMembership(Patient, new("riverside/dbt", 7, IsLive: true))), PatientRules.ChangeMembership(Patient, new("riverside/left", 9, IsLive: false)));
        var covered = Fold(member, PatientRules.Cover(member, Covered with { To = null }, Settings, Now));
        var told = PatientEffects.Of(member, covered, new("riverside", "ada")).ShouldHaveSingleItem();
        (told.Target, told.Message).ShouldBe((GrainId.Create(GrainTypes.Group, "riverside/dbt"), new PayerOfMember("ada", covered.PayerVersion, "northlake")));

        PatientEffects.Of(covered, Fold(covered, PatientRules.Cover(covered, Covered with { MemberId = "M2", To = null }, Settings, Now)), new("riverside", "ada")).ShouldBeEmpty();
    }

    [Fact]
    public void W3_a_refused_enrollment_gives_back_its_own_hold_on_the_week_and_no_other()
    {
        var (done, refused) = (Guid.NewGuid(), Guid.NewGuid());
        var (mine, other) = (new GroupKey("clinic", "one"), new GroupKey("clinic", "other"));
        ImmutableArray<WeeklySlot> slots = [new(1, DayOfWeek.Monday, new(9, 0), 60)];
        var patient = Fold(Patient, Take(Patient, mine, done));
        patient = Fold(patient, Take(patient, mine, refused));

        patient = Fold(patient, PatientRules.ReleaseTime(patient, refused));
        PatientRules.ReleaseTime(patient, refused).ShouldBe(Decision.Nothing);
        Take(patient, other, Guid.NewGuid()).Refusal!.Code.ShouldBe("patient_double_booked");
        Fold(patient, PatientRules.ReleaseTime(patient, done)).Claims.ShouldBeEmpty();

        // After its minute the roster of the group says whether it enrolled them.
        Take(patient, other, Guid.NewGuid(), minutes: 5).Refusal.ShouldBeNull();
        Take(patient, other, Guid.NewGuid(), minutes: 5, isEnrolled: true).Refusal!.Code.ShouldBe("patient_double_booked");

        Decision Take(PatientState state, GroupKey group, Guid operation, int minutes = 0, bool isEnrolled = false)
        {
            ImmutableArray<EnrollmentView> roster = isEnrolled ? [new(mine, "pat", 1, 1L, EnrollmentStatus.Active, Today, Today, null, [], 0, false, false, null)] : [];
            var view = new GroupView(mine, 1, "One", "talk", GroupPhase.Running, 8, 2, slots, null, null, [], null, default, null, new(8, 0, 0, 0, 0, 0), roster) { Times = slots };
            return PatientRules.TakeTime(state, "pat", new(group.ToString(), slots, null, operation), new Dictionary<string, GroupView> { [mine.ToString()] = view }, Now.AddMinutes(minutes));
        }
    }

    private static PatientState Cover(PatientState state, Coverage coverage) => Fold(state, PatientRules.SetCoverage(state, coverage, Settings));
}
