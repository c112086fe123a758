using System.Globalization;
using GroupActors.Clinics;
using GroupActors.Reports;

namespace GroupActors.Components.Roster;

/// <summary>Tells the journal's entries about members in a coordinator's words. What it does not know it tells as the journal does.</summary>
internal static class HistoryWords
{
    /// <summary>The entries about members, in the order given.</summary>
    public static IEnumerable<HistoryLine> Of(IEnumerable<HistoryEntry> entries, ClinicZone zone) =>
        from entry in entries
        where entry.Patient is not null
        let details = Details(entry)
        select new HistoryLine(Title(entry, details), Text(entry, details, zone), By(entry, zone));

    private static string Title(HistoryEntry entry, Dictionary<string, string> details) => entry.Change switch
    {
        "group.member-enrolled" => details.ContainsKey("hold") ? "Enrolled, on administrative hold" : "Enrolled, active",
        "group.hold-placed" => $"On hold: {Hold(details)}",
        "group.hold-cleared" => $"Hold cleared: {Hold(details)}",
        "group.hold-overridden" => $"Hold overridden: {Hold(details)}",
        "group.member-graduated" => "Graduated",
        "group.member-dropped" => details.GetValueOrDefault("is automatic") == "yes" ? "Dropped by the drop rule" : "Dropped",
        "group.contact-recorded" => "Clinical contact",
        "group.absences-counted" => details.GetValueOrDefault("misses") switch { "0" => "Absences counted anew: none in a row", "1" => "Missed a session", var misses => $"Missed {misses} sessions in a row" },
        "group.hold-review-set" => "Review of the hold set",
        "group.hold-reviews-due" => "Hold due for review",
        "group.graduation-proposed" => "Graduation to decide: the group is over",
        "group.graduation-planned" => details.TryGetValue("on", out var graduates) ? $"Expected to graduate {Date(graduates)}" : "No graduation expected any more",
        "group.transfer-started" => "Transfer begun",
        "group.transfer-refused" => "Transfer refused by the other group: they stay",
        "group.member-transferred" => "Transferred to another group",
        "group.drop-reviewed" => details.GetValueOrDefault("is wrong") == "yes" ? "Drop proved wrong" : "Drop proved right after all",
        _ => Words(entry.Change.Split('.')[^1]),
    };

    private static string? Text(HistoryEntry entry, Dictionary<string, string> details, ClinicZone zone)
    {
        string?[] parts =
        [
            details.TryGetValue("review on", out var review) ? $"Review on {Date(review)}." : null,
            entry.Change == "group.absences-counted" && details.GetValueOrDefault("is drop due") == "yes" ? "A drop is due." : null,
            entry.Change == "group.contact-recorded" && DateTimeOffset.TryParse(details.GetValueOrDefault("at"), CultureInfo.InvariantCulture, out var at) ? $"It was on {Time(at, zone)}." : null,
            details.TryGetValue("family", out var family) ? $"Family {family}." : null,
            entry.Reason,
        ];
        var text = string.Join(" ", parts.Where(part => !string.IsNullOrEmpty(part)));
        return text.Length == 0 ? null : text;
    }

    private static string By(HistoryEntry entry, ClinicZone zone) => $"{Time(entry.At, zone)} · {entry.By}";

    private static string Hold(Dictionary<string, string> details) => string.Join(", ",
        from name in (details.GetValueOrDefault("reason") ?? details.GetValueOrDefault("reasons") ?? "").Split(", ")
        select Enum.TryParse<Groups.HoldReason>(name, out var reason) ? RosterWords.Of(reason).ToLowerInvariant() : "a reason");

    private static string Time(DateTimeOffset at, ClinicZone zone) => zone.Local(at).ToString("MMM d, yyyy, h:mm ", CultureInfo.InvariantCulture) + zone.Local(at).ToString("tt", CultureInfo.InvariantCulture).ToLowerInvariant();

    private static string Date(string date) => DateOnly.TryParse(date, CultureInfo.InvariantCulture, out var parsed) ? parsed.ToString("MMM d, yyyy", CultureInfo.InvariantCulture) : date;

    private static string Words(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');

    private static Dictionary<string, string> Details(HistoryEntry entry) => (entry.Details ?? "").Split("; ")
        .Select(detail => detail.Split(": ", 2)).Where(pair => pair.Length == 2)
        .GroupBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(pairs => pairs.Key, pairs => pairs.First()[1], StringComparer.Ordinal);
}
