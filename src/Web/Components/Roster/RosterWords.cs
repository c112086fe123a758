using System.Globalization;
using GroupActors.Clinics;
using GroupActors.Groups;

namespace GroupActors.Components.Roster;

/// <summary>The roster's facts in words.</summary>
internal static class RosterWords
{
    /// <summary>How long a member counts as new.</summary>
    private const int NewDays = 14;

    /// <summary>Whether an enrollment in this status holds a place.</summary>
    public static bool IsLive(EnrollmentStatus status) => status is EnrollmentStatus.Active or EnrollmentStatus.ClinicalHold or EnrollmentStatus.AdministrativeHold;

    /// <summary>Weekly slots, such as "Tue 3:00 pm".</summary>
    public static string Meets(IEnumerable<WeeklySlot> slots) =>
        string.Join(", ", slots.OrderBy(slot => ((int)slot.Day + 6) % 7).ThenBy(slot => slot.Start).Select(slot => $"{slot.Day.ToString()[..3]} {slot.Start.ToString("h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant()}"));

    /// <summary>One date, or the first and the last.</summary>
    public static string Dates(DateOnly from, DateOnly to) =>
        from == to ? from.ToString("ddd, MMM d", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from:MMM d} to {to:MMM d}");

    /// <summary>A date; the year stands only where it is another one than today's.</summary>
    public static string Date(DateOnly date, DateOnly today) => date.ToString(date.Year == today.Year ? "MMM d" : "MMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>A hold's reason.</summary>
    public static string Of(HoldReason reason) => reason switch
    {
        HoldReason.Decompensation => "Decompensation",
        HoldReason.Hospitalization => "Hospitalization",
        HoldReason.OtherClinical => "Other clinical reason",
        HoldReason.AuthorizationLapsed => "Authorization lapsed",
        HoldReason.VisitCapReached => "Visit cap reached",
        _ => "Payment unresolved",
    };

    /// <summary>Whether a reason is a clinical one.</summary>
    public static bool IsClinical(HoldReason reason) => reason is HoldReason.Decompensation or HoldReason.Hospitalization or HoldReason.OtherClinical;

    /// <summary>Since when, beside the status.</summary>
    public static string Since(EnrollmentView enrollment, DateOnly today) =>
        (IsLive(enrollment.Status) ? "Since " : "") + Date(enrollment.Status == EnrollmentStatus.Active ? enrollment.Since : enrollment.StatusSince, today);

    /// <summary>What is worth knowing: what asks for a person first.</summary>
    public static IEnumerable<RosterNote> Notes(EnrollmentView enrollment, DateOnly today, int missesToDrop, ClinicZone zone)
    {
        if (enrollment.TransferredTo is not null) yield return new("dropped", "dropped", "Transferred to another group");
        if (!IsLive(enrollment.Status)) yield break;
        var contact = enrollment.LastContact is { } at ? $"last contact {Date(zone.Date(at), today)}" : "no contact recorded";
        if (enrollment.IsDropDue) yield return new("no-show", "no-show", $"{enrollment.ConsecutiveMisses} missed in a row, {contact}: drop due, decide");
        else if (enrollment.ConsecutiveMisses > 0) yield return new(enrollment.IsAtRisk ? "no-show" : "late-cancel", enrollment.IsAtRisk ? "no-show" : "late-cancel", $"{enrollment.ConsecutiveMisses} of {missesToDrop} missed, {contact}");
        if (enrollment.IsGraduationDue) yield return new("needs-review", "graduated", "The group is over: decide on the graduation");
        else if (enrollment.GraduatesOn is { } graduates) yield return new("needs-review", "graduated", $"Graduates {Date(graduates, today)}");
        foreach (var hold in enrollment.Holds)
        {
            var kind = IsClinical(hold.Reason) ? "clinical-hold" : "admin-hold";
            var review = hold.ReviewOn switch
            {
                null => "",
                { } on when on == today => ", review today",
                { } on when on < today => $", review was due {Date(on, today)}",
                { } on => $", review {Date(on, today)}",
            };
            yield return new(kind, kind, $"{Of(hold.Reason)} since {Date(hold.Since, today)}{review}");
        }

        if (enrollment.Status == EnrollmentStatus.Active && enrollment.Since > today.AddDays(-NewDays)) yield return new("needs-review", "plus", "New");
    }
}
