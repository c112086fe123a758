using System.Collections.Immutable;
using System.Globalization;
using GroupActors.Aggregates;
using GroupActors.Clinics;
using GroupActors.Cover;
using GroupActors.Facilitators;

namespace GroupActors.Components.Staff;

/// <summary>Time off and cover in the words of people.</summary>
internal static class StaffWords
{
    /// <summary>Such as vacation.</summary>
    public static string Of(TimeOffKind kind) => kind switch
    {
        TimeOffKind.Vacation => "Vacation",
        TimeOffKind.SickLeave => "Sick leave",
        _ => "Scheduled absence",
    };

    /// <summary>The days, and the times where they are not whole.</summary>
    public static string Period(TimeOffView timeOff, ClinicZone zone)
    {
        var isWhole = zone.Instant(timeOff.From, TimeOnly.MinValue) == timeOff.Start && zone.Instant(timeOff.To.AddDays(1), TimeOnly.MinValue) == timeOff.End;
        var days = timeOff.From == timeOff.To ? Day(timeOff.From) : $"{Day(timeOff.From)} to {Day(timeOff.To)}";
        return isWhole ? days : timeOff.From == timeOff.To
            ? $"{days}, {ClinicTime.Text(timeOff.Start, zone)} to {ClinicTime.Text(timeOff.End, zone)}"
            : $"{Day(timeOff.From)}, {ClinicTime.Text(timeOff.Start, zone)}, to {Day(timeOff.To)}, {ClinicTime.Text(timeOff.End, zone)}";
    }

    /// <summary>Such as Mon, Nov 24.</summary>
    public static string Day(DateOnly date) => date.ToString("ddd, MMM d", CultureInfo.InvariantCulture);

    /// <summary>Such as Nov 24, 2026.</summary>
    public static string Date(DateOnly date) => date.ToString("MMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>How long until a session begins.</summary>
    public static string Left(DateTimeOffset start, DateTimeOffset now) => (start - now).TotalHours switch
    {
        < 1 => $"{Math.Max(0, (int)(start - now).TotalMinutes)} minutes left",
        < 2 => "1 hour left",
        < 96 and var hours => $"{(int)hours} hours left",
        var hours => $"{(int)(hours / 24)} days left",
    };

    /// <summary>What speaks for a candidate.</summary>
    public static string For(CoverCandidate candidate) => string.Join(" · ", new[]
    {
        candidate.IsOwn ? "leads this group" : candidate.IsDesignated ? "designated substitute" : "",
        candidate.Familiarity switch { 0 => "has not led it in 6 months", 1 => "led it once in 6 months", var times => $"led it {times} times in 6 months" },
        candidate.Load switch { 0 => "free that week", 1 => "1 session that week", var sessions => $"{sessions} sessions that week" },
    }.Where(part => part.Length > 0));

    /// <summary>What speaks against a candidate, each reason once.</summary>
    public static string Against(ImmutableArray<RefusalDetail> reasons) => string.Join(" ", reasons.Select(reason => reason.Message).Distinct(StringComparer.Ordinal));

    /// <summary>Everything that a refusal says.</summary>
    public static string Against(Refusal refusal) => refusal.Details.IsDefaultOrEmpty ? refusal.Message : Against(refusal.Details);
}
