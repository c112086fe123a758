using GroupActors.Census;
using GroupActors.Claims;
using GroupActors.Groups;

namespace GroupActors.Reports;

public sealed class RevenueRulesTests
{
    private static StoredGroupCard Card(int number, int enrolled = 8) => new(
        new("riverside", $"g{number}"), 1, "Group", BillingClinic.PatientGroup.Id, GroupPhase.Running,
        [new(1, DayOfWeek.Monday, new(9, 0), 60)], ["f1"], null, 4, new(8, enrolled, 0, 0, 0, 0), [new("p1", enrolled, 0, 0)]);

    private static RevenueView Calculate(int groups, int enrolled = 8, int missedEachSession = 0, int sessions = 4) => RevenueRules.Calculate(
        Enumerable.Range(1, groups).Select(number => Card(number, enrolled)),
        Enumerable.Range(1, groups).Select(number => new GroupAttendance($"g{number}", sessions, enrolled * sessions, missedEachSession * sessions)),
        BillingClinic.Settings, BillingClinic.Date);

    [Fact]
    public void B17_15_groups_of_8_at_70_dollars_are_8400_a_week() => Calculate(15).AtCapacityWeekly.ShouldBe(8_400m);

    [Fact]
    public void B17_15_groups_of_8_at_70_dollars_are_436800_a_year() => Calculate(15).ProjectedYearly.ShouldBe(436_800m);

    [Fact]
    public void B17_5_percent_missed_are_21840_a_year() => Calculate(15).Missed5PercentYearly.ShouldBe(21_840m);

    [Fact]
    public void B17_5_instead_of_8_present_are_210_a_session()
    {
        var revenue = Calculate(1, missedEachSession: 3);

        revenue.MissedWeekly.ShouldBe(210m);
        revenue.MissedShare.ShouldBe(0.375m);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(4)]
    public void B17_5_instead_of_8_present_are_163800_a_year_over_15_groups_however_many_sessions_were_seen(int sessions) =>
        Calculate(15, missedEachSession: 3, sessions: sessions).MissedYearly.ShouldBe(163_800m);

    [Fact]
    public void B17_6_instead_of_8_enrolled_are_109200_a_year_over_15_groups() => Calculate(15, enrolled: 6).OpenPlacesYearly.ShouldBe(109_200m);

    [Fact]
    public void B17_6_instead_of_8_enrolled_are_72800_a_year_over_10_groups() => Calculate(10, enrolled: 6).OpenPlacesYearly.ShouldBe(72_800m);

    [Fact]
    public void B17_groups_that_do_not_run_bring_nothing()
    {
        var revenue = RevenueRules.Calculate([Card(1) with { Phase = GroupPhase.Ended }], [], BillingClinic.Settings, BillingClinic.Date);

        revenue.Groups.ShouldBe(0);
        revenue.AtCapacityYearly.ShouldBe(0m);
        revenue.MissedShare.ShouldBeNull();
    }
}
