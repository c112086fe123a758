namespace GroupActors.Clinics;

public sealed class ClinicRulesTests
{
    private static readonly BillingIdentity Billing = new("Riverside PC", "1234567893", "041234567", "261QM0801X", "12 Quay Street", "Riverside", "MA", "015450001");

    private static readonly ClinicState Clinic = Fold(new(), ClinicRules.Configure(new(), new("Riverside", "America/New_York", Billing)));

    private static readonly ClinicState WithPayer = Fold(Clinic, ClinicRules.DefinePayer(Clinic, new("northlake", "Northlake", PayerCategory.Commercial)));

    [Fact]
    public void The_time_zone_of_a_clinic_is_fixed() =>
        ClinicRules.Configure(Clinic, new("Riverside", "America/Chicago", Billing)).Refusal!.Code.ShouldBe("time_zone_fixed");

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("EST")]
    [InlineData("")]
    public void A_clinic_needs_a_known_IANA_zone(string zone) => ClinicRules.Configure(new(), new("Riverside", zone)).Refusal!.Code.ShouldBe("invalid_time_zone");

    [Theory]
    [InlineData("1234567893", true)]
    [InlineData("1999999018", true)]
    [InlineData("1234567890", false)]
    [InlineData("123456789", false)]
    [InlineData("9234567890", false)]
    [InlineData("12345678 3", false)]
    public void B15_an_NPI_passes_the_Luhn_check_over_80840(string npi, bool isValid) => NationalProviderId.IsValid(npi).ShouldBe(isValid);

    [Fact]
    public void B15_every_problem_of_the_billing_identity_is_listed()
    {
        var refusal = ClinicRules.Configure(new(), new("Riverside", "America/New_York", Billing with { Npi = "1234567890", ZipCode = "01545", Street = "P.O. Box 12" })).Refusal!;
        refusal.Kind.ShouldBe(RefusalKind.Invalid);
        refusal.Details.Select(detail => detail.Subject).ShouldBe(["npi", "street", "zip_code"]);
    }

    [Fact]
    public void The_same_configuration_again_changes_nothing() => ClinicRules.Configure(Clinic, new("Riverside", "America/New_York", Billing)).ShouldBe(Decision.Nothing);

    [Fact]
    public void Every_policy_out_of_range_is_listed()
    {
        var refusal = ClinicRules.SetPolicies(Clinic, new() { DailyCap = 0, WeeklyCap = 61, BillingMinimum = 1, UnderperformingOnHold = -1, NoteOverlapPercent = 29, ReminderMinutes = 1441 }).Refusal!;
        refusal.Code.ShouldBe("invalid_policy");
        refusal.Details.Select(detail => detail.Subject).ShouldBe(["daily_cap", "weekly_cap", "billing_minimum", "underperforming_on_hold", "note_overlap_percent", "reminder_minutes"]);
    }

    [Theory, InlineData("-0.4"), InlineData("140.005"), InlineData("999999.5")]
    public void A_policy_of_dollars_is_in_whole_cents_within_its_range(string dollars)
    {
        var amount = decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture);
        ClinicRules.SetPolicies(Clinic, new() { UnderperformingOnHold = amount }).Refusal!.Details.ShouldHaveSingleItem().Subject.ShouldBe("underperforming_on_hold");
    }

    [Fact]
    public void Policies_in_range_are_taken_once()
    {
        var policies = new ClinicPolicies { DailyCap = 3, NoteOverlapPercent = 30, ReminderMinutes = 1440 };
        var changed = Fold(Clinic, ClinicRules.SetPolicies(Clinic, policies));
        changed.Policies.DailyCap.ShouldBe(3);
        ClinicRules.SetPolicies(changed, policies with { }).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void A_group_type_replaces_the_one_of_its_id_and_the_same_again_changes_nothing()
    {
        var once = Fold(Clinic, ClinicRules.DefineGroupType(Clinic, Dbt(90)));
        var twice = Fold(once, ClinicRules.DefineGroupType(once, Dbt(60)));
        twice.GroupTypes.ShouldHaveSingleItem().SessionMinutes.ShouldBe(60);
        ClinicRules.DefineGroupType(twice, Dbt(60)).ShouldBe(Decision.Nothing);
    }

    [Fact]
    public void F1_a_requirement_that_nothing_meets_is_refused() =>
        ClinicRules.DefineGroupType(Clinic, Dbt(90) with { RequiredCredentials = [new([])] }).Refusal!.Code.ShouldBe("invalid_required_credentials");

    [Fact]
    public void B11_a_fee_needs_a_known_payer_and_whole_cents()
    {
        var fee = new Fee("northlake", "90853", new(2026, 1, 1), null, 110m, 84m);
        ClinicRules.SetFee(Clinic, fee).Refusal!.Code.ShouldBe("unknown_payer");
        ClinicRules.SetFee(WithPayer, fee with { Charge = 0.001m }).Refusal!.Code.ShouldBe("invalid_charge");
        ClinicRules.SetFee(WithPayer, fee with { To = new(2025, 12, 31) }).Refusal!.Code.ShouldBe("invalid_to");
        Fold(WithPayer, ClinicRules.SetFee(WithPayer, fee)).Fees.ShouldHaveSingleItem().ShouldBe(fee);
    }

    [Fact]
    public void B11_a_fee_replaces_the_one_of_the_same_payer_code_and_start()
    {
        var fee = new Fee("northlake", "90853", new(2026, 1, 1), null, 110m, 84m);
        var state = Fold(WithPayer, ClinicRules.SetFee(WithPayer, fee));
        state = Fold(state, ClinicRules.SetFee(state, fee with { Expected = 85m }));
        state = Fold(state, ClinicRules.SetFee(state, fee with { To = new(2026, 12, 31), Expected = 85m }));
        state = Fold(state, ClinicRules.SetFee(state, fee with { From = new(2027, 1, 1) }));
        state.Fees.Select(known => known.Expected).ShouldBe([85m, 84m]);
    }

    [Theory]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-01-02", "2026-01-02")]
    [InlineData("2025-01-01", "2026-01-01")]
    [InlineData("2025-01-01", null)]
    public void B11_only_one_fee_of_a_payer_and_code_is_in_force_on_a_date(string from, string? to)
    {
        var state = Fold(WithPayer, ClinicRules.SetFee(WithPayer, new("northlake", "90853", new(2026, 1, 1), new(2026, 6, 30), 110m, 84m)));
        var other = new Fee("northlake", "90853", Date(from), to is null ? null : Date(to), 120m, 90m);

        ClinicRules.SetFee(state, other).Refusal!.Code.ShouldBe("fee_overlaps");
        ClinicRules.SetFee(state, other with { Code = "90849" }).Refusal.ShouldBeNull();
        ClinicRules.SetFee(state, other with { From = new(2026, 7, 1), To = null }).Refusal.ShouldBeNull();

        static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory, InlineData("1000000"), InlineData("999999.991"), InlineData("1e20"), InlineData("-1")]
    public void B13_a_fee_is_an_amount_of_whole_cents_below_a_million(string dollars)
    {
        var amount = decimal.Parse(dollars, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
        var refusal = ClinicRules.SetFee(WithPayer, new("northlake", "90853", new(2026, 1, 1), null, amount, amount)).Refusal!;
        refusal.Details.Select(detail => detail.Code).ShouldBe(["invalid_charge", "invalid_expected"]);
        refusal.Details.ShouldAllBe(detail => detail.Message.Contains("999,999.99"));
    }

    [Fact]
    public void Nothing_can_be_set_for_a_clinic_that_does_not_exist() => ClinicRules.SetPolicies(new(), new()).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);

    private static GroupType Dbt(int minutes) =>
        new("dbt-skills", "DBT skills", GroupComposition.PatientsOnly, GroupService.Psychotherapy, minutes, 1, [new(["license"])], ["F60.3", "F33"]);

    private static ClinicState Fold(ClinicState state, Decision decision) => Bookings.BookingFixture.Fold(state, decision);
}
