using GroupActors.Census;
using GroupActors.Sessions;

namespace GroupActors.Reports;

public sealed class UtilizationRulesTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public void F7_leading_co_leading_and_covering_count_by_day_and_cover_is_told_apart()
    {
        StoredSessionCard[] sessions = [Session("a", 0, ["f1"], []), Session("b", 0, ["f2", "f1"], []), Session("c", 6, ["f1"], ["f1"]), Session("d", 6, ["f2"], default)];
        var utilization = UtilizationRules.Of(["f1", "f2", "f3"], sessions, Monday, new());
        utilization[0].Days.ShouldBe([2, 0, 0, 0, 0, 0, 1]);
        (utilization[0].Week, utilization[0].Cover, utilization[0].DailyCap, utilization[0].WeeklyCap).ShouldBe((3, 1, 4, 12));
        (utilization[1].Week, utilization[1].Cover).ShouldBe((2, 0));
        utilization[2].Week.ShouldBe(0);
    }

    private static StoredSessionCard Session(string group, int day, System.Collections.Immutable.ImmutableArray<string> facilitators, System.Collections.Immutable.ImmutableArray<string> covering)
    {
        var start = new DateTimeOffset(Monday.AddDays(day), new(10, 0), TimeSpan.Zero);
        return new(
            new("riverside", group, Monday.AddDays(day), 1), 1, group, Monday.AddDays(day), start, start.AddHours(1), SessionState.Scheduled, facilitators, 1, null, [], [], [], null, 0, 0, covering);
    }
}
