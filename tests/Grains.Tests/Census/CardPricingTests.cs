using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Groups;

namespace GroupActors.Census;

public sealed class CardPricingTests
{
    private static GroupRevenue Price(GroupType type, GroupCensus census, params ImmutableArray<PayerShare> members) => CardPricing.Price(
        new(new("riverside", "g1"), 1, "Group", type.Id, GroupPhase.Running, [], [], null, 4, census, members), BillingClinic.Settings, BillingClinic.Date);

    [Fact]
    public void R11_of_10_enrolled_7_are_projected_8_if_all_attend_and_1_is_on_hold()
    {
        var revenue = Price(BillingClinic.PatientGroup, new(12, 8, 1, 1, 1, 0), new PayerShare("p1", 8, 1, 1));

        revenue.ShouldBe(new(490m, 560m, 70m, 840m));
    }

    [Fact]
    public void R11_capacity_is_priced_at_the_average_rate() =>
        Price(BillingClinic.PatientGroup, new(8, 4, 0, 0, 0, 0), new PayerShare("p1", 2, 0, 0), new("p2", 2, 0, 0)).AtCapacity.ShouldBe(520m);

    [Fact]
    public void R11_a_payer_without_a_fee_counts_nothing_and_leaves_the_average_alone() =>
        Price(BillingClinic.PatientGroup, new(8, 4, 0, 0, 0, 0), new PayerShare("p1", 2, 0, 0), new(null, 2, 0, 0)).ShouldBe(new(140m, 140m, 0m, 560m));

    [Fact]
    public void R11_a_multiple_family_group_is_priced_by_families() =>
        Price(BillingClinic.FamilyGroup, new(12, 6, 0, 0, 0, 0), new PayerShare("p1", 3, 0, 0)).ShouldBe(new(240m, 240m, 0m, 480m));

    [Fact]
    public void R11_a_class_brings_nothing() =>
        Price(BillingClinic.ClassGroup, new(8, 8, 0, 0, 0, 0), new PayerShare("p1", 8, 0, 0)).ShouldBe(new(0m, 0m, 0m, 0m));
}
