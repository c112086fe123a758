using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Groups;

namespace GroupActors.Reports;

/// <summary>What a clinic's groups bring, and what is lost by which cause (B-17).</summary>
internal static class RevenueRules
{
    /// <summary>Weeks a year.</summary>
    public const int WeeksAYear = 52;

    /// <summary>Weeks back from today whose closed sessions say what an average session misses.</summary>
    public const int ObservedWeeks = 4;

    private const decimal YardstickShare = 0.05m;

    /// <summary>The clinic's money, of the groups that run.</summary>
    /// <param name="attendance">One entry a group; a group without closed sessions has none.</param>
    /// <param name="date">The date whose fees are meant.</param>
    public static RevenueView Calculate(IEnumerable<StoredGroupCard> cards, IEnumerable<GroupAttendance> attendance, ClinicSettings settings, DateOnly date)
    {
        var attended = attendance.ToDictionary(group => group.Group);
        int groups = 0, expected = 0, missed = 0;
        decimal atCapacity = 0m, projected = 0m, onHold = 0m, open = 0m, missedWeekly = 0m;
        foreach (var card in cards.Where(card => card.Phase == GroupPhase.Running))
        {
            var revenue = CardPricing.Price(card, settings, date);
            var place = card.Census.Capacity == 0 ? 0m : revenue.AtCapacity / card.Census.Capacity;
            var sessions = card.Slots.Length;
            groups++;
            atCapacity += revenue.AtCapacity * sessions;
            projected += revenue.Projected * sessions;
            onHold += revenue.OnHold * sessions;
            open += place * card.Census.Open * sessions;
            if (attended.GetValueOrDefault(card.Key.Group) is not { } of) continue;
            expected += of.Expected;
            missed += of.Missed;
            missedWeekly += place * of.Missed / of.Sessions * sessions;
        }

        return new(
            groups,
            Cents(atCapacity), Cents(atCapacity * WeeksAYear),
            Cents(projected), Cents(projected * WeeksAYear),
            Cents(open * WeeksAYear),
            expected == 0 ? null : (decimal)missed / expected,
            Cents(missedWeekly), Cents(missedWeekly * WeeksAYear),
            Cents(onHold * WeeksAYear),
            Cents(atCapacity * YardstickShare * WeeksAYear));
    }

    private static decimal Cents(decimal dollars) => decimal.Round(dollars, 2, MidpointRounding.AwayFromZero);
}
