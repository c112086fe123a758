using System.Globalization;

namespace GroupActors.Samples;

/// <summary>Two weeks of past sessions. The older week was billed where the clinic comes from; the newer one still is to be.</summary>
internal static class PastAttendance
{
    private static readonly string[] NoShowGroups = ["dbt-monday", "recovery-monday", "depression-thursday", "anxiety-friday"];

    public static string Of(Members members, Dice dice)
    {
        var csv = new CsvText("group", "date", "slot", "minutes", "patient", "kind", "arrival", "family_present", "to_bill");
        foreach (var group in GroupPlan.All)
        {
            // Who came in the older week decides the newer one: but for one member of some groups, who is at risk, nobody misses twice in a row.
            var roster = members.All.Where(member => member.Group == group && member.IsLive && member.DaysAgo > 21).ToList();
            var atRisk = NoShowGroups.Contains(group.Id) ? roster.First(member => member.Status == "active") : null;
            var missed = new HashSet<Member>();
            foreach (var week in (int[])[2, 1])
            {
                foreach (var member in roster)
                {
                    var kind = Kind(member, member == atRisk, missed, dice);
                    var isPresent = kind == "present";
                    csv.Row(
                        group.Id, string.Create(CultureInfo.InvariantCulture, $"{group.Day}-{week}w"), 1, group.Minutes, member.Person.Id, kind,
                        isPresent ? Arrival(group.Start, dice) : "", isPresent && group.IsMultipleFamily ? dice.Between(1, 2) : "", week == 1 ? "yes" : "no");
                }
            }
        }

        return csv.ToString();
    }

    private static string Kind(Member member, bool isAtRisk, HashSet<Member> missed, Dice dice)
    {
        if (member.Status != "active") return "excused";
        if (isAtRisk) return "no-show";
        var roll = dice.Roll(100);
        if (roll < 84 || !missed.Add(member)) return "present";
        return roll < 91 ? "no-show" : roll < 97 ? "late-cancel" : "cancelled";
    }

    private static string Arrival(string start, Dice dice) =>
        TimeOnly.ParseExact(start, "HH:mm", CultureInfo.InvariantCulture).AddMinutes(dice.Between(-12, 6)).ToString("HH:mm", CultureInfo.InvariantCulture);
}
