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

    private static PatientState Cover(PatientState state, Coverage coverage) => Fold(state, PatientRules.SetCoverage(state, coverage, Settings));
}
