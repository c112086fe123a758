using GroupActors.Clinics;
using GroupActors.Sessions;
using static GroupActors.Claims.BillingClinic;

namespace GroupActors.Claims;

public sealed class BillingRulesTests
{
    private static HeldAttendance[] People(int count) => [.. Enumerable.Range(1, count).Select(number => Present($"p{number}"))];

    private static string[] Codes(IEnumerable<BillingDecision> decisions) => [.. decisions.SelectMany(decision => decision.Reasons).Select(reason => reason.Code).Distinct()];

    [Fact]
    public void B1_B2_everyone_of_8_present_gets_a_claim_of_90853()
    {
        var decisions = Decide(PatientGroup, 60, People(8));

        decisions.Select(decision => decision.Disposition).ShouldBe(Enumerable.Repeat(BillingDisposition.Claim, 8));
        decisions.ShouldAllBe(decision => decision.Service!.Code == "90853" && decision.Service.GroupSize == 8 && decision.Service.Minutes == 60);
        decisions.Select(decision => decision.Patient).ShouldBe(People(8).Select(member => member.Patient));
    }

    [Fact]
    public void B7_of_8_on_the_roster_only_the_5_present_are_billed_and_the_others_say_why()
    {
        HeldAttendance[] away = [Away("a", AttendanceKind.NoShow), Away("b", AttendanceKind.LateCancel), Away("c", AttendanceKind.Cancelled)];

        var decisions = Decide(PatientGroup, 60, [.. People(5), .. away]);

        decisions.Count(decision => decision.Service is not null).ShouldBe(5);
        Codes(decisions).ShouldBe(["no_show", "late_cancel", "cancelled"]);
    }

    [Fact]
    public void B3_a_member_on_hold_counts_as_present_but_is_not_billed()
    {
        var decisions = Decide(PatientGroup, 60, Present("p1"), OnHold("p2"));

        decisions[0].Disposition.ShouldBe(BillingDisposition.Claim);
        decisions[0].Service!.GroupSize.ShouldBe(2);
        decisions[1].Disposition.ShouldBe(BillingDisposition.NotBilled);
        decisions[1].Reasons.Single().Code.ShouldBe("on_hold");
    }

    [Theory]
    [InlineData(15, null)]
    [InlineData(16, "90832")]
    [InlineData(37, "90832")]
    [InlineData(38, "90834")]
    [InlineData(50, "90834")]
    [InlineData(52, "90834")]
    [InlineData(53, "90837")]
    public void B3_one_patient_alone_is_proposed_as_individual_by_their_own_minutes(int minutes, string? code)
    {
        var decision = Decide(PatientGroup, minutes + 7, Present("p1", late: 4, early: 3), Away("p2", AttendanceKind.NoShow))[0];

        decision.Disposition.ShouldBe(code is null ? BillingDisposition.NotBilled : BillingDisposition.Proposal);
        decision.Service?.Code.ShouldBe(code);
        decision.Reasons.Single().ProposedCode.ShouldBe(code);
    }

    [Fact]
    public void B3_one_patient_alone_on_hold_is_proposed_nothing() =>
        Decide(PatientGroup, 60, OnHold("p1"))[0].Disposition.ShouldBe(BillingDisposition.NotBilled);

    [Fact]
    public void B3_relatives_do_not_make_a_patient_alone_a_group() =>
        Decide(PatientGroup, 50, Present("p1", relatives: 3))[0].Service!.Code.ShouldBe("90834");

    [Fact]
    public void B3_a_higher_minimum_of_the_clinic_bills_nothing_below_it()
    {
        var settings = Settings with { Policies = new ClinicPolicies { BillingMinimum = 3 } };

        var decisions = BillingRules.Decide(new(Session, PatientGroup, Date, 60, ["f1"], [.. People(2)]), settings);

        decisions.ShouldAllBe(decision => decision.Disposition == BillingDisposition.NotBilled);
        Codes(decisions).ShouldBe(["below_billing_minimum"]);
    }

    [Fact]
    public void B2_six_people_of_three_families_are_three_claims_of_90849_in_the_name_of_the_first_patient()
    {
        var decisions = Decide(
            FamilyGroup, 60, Present("b", "f1"), Present("a", "f1"), Present("c", "f2"), Present("d", "f2"), Present("f", "f3"), Present("e", "f3"));

        decisions.Where(decision => decision.Disposition == BillingDisposition.Claim).Select(decision => decision.Patient).ShouldBe(["a", "c", "e"]);
        decisions.Where(decision => decision.Service is not null).ShouldAllBe(decision => decision.Service!.Code == "90849");
        decisions.Count(decision => decision.Disposition == BillingDisposition.WithFamily).ShouldBe(3);
    }

    [Fact]
    public void B2_a_family_is_billed_for_a_patient_who_is_not_on_hold()
    {
        var decisions = Decide(FamilyGroup, 60, OnHold("a") with { Family = "f1" }, Present("b", "f1"), Present("c", "f2", relatives: 1));

        decisions.Select(decision => decision.Disposition).ShouldBe([BillingDisposition.NotBilled, BillingDisposition.Claim, BillingDisposition.Claim]);
    }

    [Fact]
    public void B1_S9_a_family_stays_billed_in_the_name_it_was_billed_in()
    {
        var decisions = Decide(FamilyGroup, 60, Present("a", "f1"), Present("b", "f1") with { WasBilled = true }, Present("c", "f2"), Present("d", "f2"));

        decisions.Select(decision => decision.Disposition).ShouldBe([BillingDisposition.WithFamily, BillingDisposition.Claim, BillingDisposition.Claim, BillingDisposition.WithFamily]);
    }

    [Theory]
    [InlineData(25, BillingDisposition.NotBilled)]
    [InlineData(26, BillingDisposition.Proposal)]
    public void B3_a_single_family_is_proposed_as_90847_from_26_minutes(int minutes, BillingDisposition expected)
    {
        var decisions = Decide(FamilyGroup, minutes, Present("a", "f1", relatives: 1), Present("b", "f1"));

        decisions[0].Disposition.ShouldBe(expected);
        decisions[0].Service?.Code.ShouldBe("90847");
        decisions[1].Disposition.ShouldBe(BillingDisposition.WithFamily);
    }

    [Fact]
    public void B3_one_patient_alone_in_a_multiple_family_group_is_proposed_as_individual() =>
        Decide(FamilyGroup, 50, Present("a", "f1"))[0].Service!.Code.ShouldBe("90834");

    [Fact]
    public void B4_family_in_a_patients_only_group_stops_its_claims_with_the_proposed_code()
    {
        var decisions = Decide(PatientGroup, 60, Present("a"), Present("b", relatives: 1));

        decisions.ShouldAllBe(decision => decision.Disposition == BillingDisposition.ClaimInReview && decision.Service!.Code == "90853");
        decisions.ShouldAllBe(decision => decision.Reasons.Single().Code == "family_in_patient_group" && decision.Reasons.Single().ProposedCode == "90849");
    }

    [Fact]
    public void B4_no_family_in_a_multiple_family_session_stops_its_claims_with_the_proposed_code()
    {
        var decisions = Decide(FamilyGroup, 60, Present("a", "f1"), Present("b", "f2"));

        decisions.ShouldAllBe(decision => decision.Disposition == BillingDisposition.ClaimInReview && decision.Service!.Code == "90849");
        decisions.ShouldAllBe(decision => decision.Reasons.Single().Code == "no_family_present" && decision.Reasons.Single().ProposedCode == "90853");
    }

    [Fact]
    public void B4_a_patient_who_came_without_family_stops_alone_in_a_multiple_family_session()
    {
        var decisions = Decide(FamilyGroup, 60, Present("a", "f1"), Present("b", "f1"), Present("c", "f2", relatives: 1), Present("d", "f3"));

        decisions.Select(decision => decision.Disposition).ShouldBe(
            [BillingDisposition.Claim, BillingDisposition.WithFamily, BillingDisposition.Claim, BillingDisposition.ClaimInReview]);
        decisions[3].Reasons.Single().Code.ShouldBe("no_family_present");
        decisions[3].Reasons.Single().ProposedCode.ShouldBe("90853");
    }

    [Fact]
    public void B3_a_patient_who_came_without_family_makes_no_second_family()
    {
        var decisions = Decide(FamilyGroup, 60, Present("a", "f1", relatives: 2), Present("d", "f2"));

        decisions.Select(decision => decision.Disposition).ShouldBe([BillingDisposition.Proposal, BillingDisposition.ClaimInReview]);
        decisions[0].Service!.Code.ShouldBe("90847");
        Codes(decisions).ShouldBe(["one_family_present", "no_family_present"]);
    }

    [Fact]
    public void B3_families_are_counted_against_the_clinics_minimum_and_patients_alone_are_none()
    {
        var settings = Settings with { Policies = new ClinicPolicies { BillingMinimum = 3 } };

        var decisions = BillingRules.Decide(
            new(Session, FamilyGroup, Date, 60, ["f1"], [Present("a", "f1", relatives: 1), Present("b", "f2", relatives: 1), Present("c", "f3")]), settings);

        decisions.Select(decision => decision.Disposition).ShouldBe([BillingDisposition.NotBilled, BillingDisposition.NotBilled, BillingDisposition.ClaimInReview]);
        decisions[0].Reasons.Single().Code.ShouldBe("below_billing_minimum");
    }

    [Fact]
    public void B5_a_session_of_40_minutes_stops_every_claim_in_review()
    {
        var decisions = Decide(PatientGroup, 40, People(3));

        decisions.ShouldAllBe(decision => decision.Disposition == BillingDisposition.ClaimInReview && decision.Service!.Reasons.Single().Code == "short_session");
    }

    [Theory]
    [InlineData(15, BillingDisposition.Claim)]
    [InlineData(16, BillingDisposition.ClaimInReview)]
    public void B5_a_member_present_for_less_than_45_minutes_stops_alone(int missed, BillingDisposition expected)
    {
        var decisions = Decide(PatientGroup, 60, Present("a", late: 10, early: missed - 10), Present("b"));

        decisions.Select(decision => decision.Disposition).ShouldBe([expected, BillingDisposition.Claim]);
        decisions[0].Service!.Minutes.ShouldBe(60 - missed);
    }

    [Fact]
    public void B6_a_class_is_never_billed()
    {
        var decisions = Decide(ClassGroup, 60, People(8));

        decisions.ShouldAllBe(decision => decision.Disposition == BillingDisposition.NotBilled && decision.Service == null);
        Codes(decisions).ShouldBe(["educational_class"]);
    }

    [Fact]
    public void B6_one_person_alone_in_a_class_is_proposed_nothing() =>
        Decide(ClassGroup, 60, Present("a"))[0].Disposition.ShouldBe(BillingDisposition.NotBilled);
}
