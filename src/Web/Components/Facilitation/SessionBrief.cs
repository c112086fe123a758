using System.Globalization;
using GroupActors.Groups;

namespace GroupActors.Components.Facilitation;

/// <summary>What a facilitator should know before a session, member by member (S-7).</summary>
internal static class SessionBrief
{
    /// <summary>Everyone on the sheet: first those of whom there is something to know, in the sheet's order.</summary>
    /// <param name="missesToDrop">Missed sessions in a row after which a place is lost (R-7).</param>
    /// <param name="undocumented">Date of a member's latest earlier no-show that is not documented, by patient id (S-10).</param>
    public static IReadOnlyList<BriefMember> Of(SessionSheet sheet, int missesToDrop, IReadOnlyDictionary<string, DateOnly> undocumented) =>
    [
        .. sheet.Members
            .Select(member => new BriefMember(member, [.. Flags(member, sheet, missesToDrop, undocumented)]))
            .OrderBy(member => member.Flags.Count == 0),
    ];

    private static IEnumerable<BriefFlag> Flags(SheetMember member, SessionSheet sheet, int missesToDrop, IReadOnlyDictionary<string, DateOnly> undocumented)
    {
        var date = sheet.Session.Date;
        if (member.Enrollment is { } enrollment)
        {
            if (enrollment.IsDropDue || enrollment.IsAtRisk)
            {
                var missed = $"{enrollment.ConsecutiveMisses} of {missesToDrop} missed";
                yield return new("no-show", "no-show", $"{(enrollment.IsDropDue ? "Drop to decide" : "At risk of drop")}: {missed}, {Contact(enrollment, sheet)}");
            }

            // A contact starts the count anew: whoever is at risk has had none since the first miss.
            if (enrollment.IsDropDue || enrollment.IsAtRisk || IsUncontacted(enrollment, sheet)) yield return new("late-cancel", "phone", "Clinical contact due");
            foreach (var review in enrollment.Holds.Where(hold => hold.ReviewOn <= date)) yield return new("needs-review", "clock", $"Review of the hold due {Short(review.ReviewOn!.Value)}");
        }

        if (member.MissingNote is { } note) yield return new("late-cancel", "note", $"Note missing from {Short(note)}");
        if (undocumented.TryGetValue(member.Attendance.Patient, out var missedOn)) yield return new("late-cancel", "note", $"No-show of {Short(missedOn)} not documented");
        if (member is { IsNew: true, IsOnHold: false }) yield return new("needs-review", "plus", member.Enrollment is { } since ? $"New, a member since {Short(since.Since)}" : "New");
    }

    private static string Contact(EnrollmentView enrollment, SessionSheet sheet) =>
        enrollment.LastContact is { } at ? $"last contact {Short(sheet.Zone.Date(at))}" : "no contact recorded";

    private static bool IsUncontacted(EnrollmentView enrollment, SessionSheet sheet) =>
        enrollment.Status == EnrollmentStatus.ClinicalHold && (enrollment.LastContact is not { } at || sheet.Zone.Date(at) < enrollment.StatusSince);

    private static string Short(DateOnly date) => date.ToString("MMM d", CultureInfo.InvariantCulture);
}
