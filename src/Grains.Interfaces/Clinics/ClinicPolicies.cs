using System.ComponentModel.DataAnnotations;

namespace GroupActors.Clinics;

/// <summary>The numbers behind the rules, each within its range; the defaults are SPEC's.</summary>
[GenerateSerializer, Immutable, Alias("clinics.policies")]
public sealed record ClinicPolicies
{
    /// <summary>Minutes before the start at which check-in opens by itself (S-1).</summary>
    [Id(0), Range(0, 240)] public int CheckInOpensMinutes { get; init; } = 30;

    /// <summary>Minutes after the end from which a session that is not closed counts as unconfirmed (S-1).</summary>
    [Id(1), Range(0, 1440)] public int UnconfirmedAfterMinutes { get; init; } = 120;

    /// <summary>Elapsed hours before the start under which a notice is a late cancel (S-3).</summary>
    [Id(2), Range(0, 168)] public int LateCancelHours { get; init; } = 24;

    /// <summary>Hours after a session within which a device that was offline may still send its check-ins (S-4).</summary>
    [Id(3), Range(0, 72)] public int LateEntryHours { get; init; } = 24;

    /// <summary>Consecutive closed sessions not attended after which the drop rule fires .</summary>
    [Id(4), Range(2, 12)] public int MissesToDrop { get; init; } = 3;

    /// <summary>Whether no-shows alone drop by themselves; otherwise every drop is "due" for a person to decide .</summary>
    [Id(5)] public bool DropsAutomatically { get; init; } = true;

    /// <summary>Groups a facilitator may lead in a day (F-2).</summary>
    [Id(6), Range(1, 12)] public int DailyCap { get; init; } = 4;

    /// <summary>Groups a facilitator may lead in a week, Monday to Sunday (F-2).</summary>
    [Id(7), Range(1, 60)] public int WeeklyCap { get; init; } = 12;

    /// <summary>Minutes a room stays free between sessions (F-8).</summary>
    [Id(8), Range(0, 120)] public int RoomTurnoverMinutes { get; init; }

    /// <summary>Minutes under which group claims stop in review (B-5).</summary>
    [Id(9), Range(0, 120)] public int ShortSessionMinutes { get; init; } = 45;

    /// <summary>Patients (or families) who must be present for group claims (B-3).</summary>
    [Id(10), Range(2, 100)] public int BillingMinimum { get; init; } = 2;

    /// <summary>Whether a claim waits for its signed note before it is ready (B-10).</summary>
    [Id(11)] public bool ClaimsAwaitNotes { get; init; } = true;

    /// <summary>Weeks ahead for which a series books its sessions.</summary>
    [Id(12), Range(1, 26)] public int BookingWeeks { get; init; } = 8;

    /// <summary>Days ahead at which an expiring credential shows (F-3).</summary>
    [Id(13), Range(0, 365)] public int CredentialWarningDays { get; init; } = 30;

    /// <summary>Open places from which a group counts as underperforming .</summary>
    [Id(14), Range(1, 1000)] public int UnderperformingOpenPlaces { get; init; } = 3;

    /// <summary>Dollars a session on administrative hold from which a group counts as underperforming .</summary>
    [Id(15), Range(0d, 999_999d)] public decimal UnderperformingOnHold { get; init; } = 140m;

    /// <summary>Percent of the shorter text's wording, shared with the other, from which a note counts as nearly the same as another member's of the session (S-11).</summary>
    [Id(20), Range(30, 100)] public int NoteOverlapPercent { get; init; } = 60;

    /// <summary>Minutes before the start from which a facilitator is reminded of a session (S-7).</summary>
    [Id(21), Range(0, 1440)] public int ReminderMinutes { get; init; } = 60;

    /// <summary>Whether who checks in by themselves says their date of birth and the first letter of their last name, instead of a code of their own (P-3).</summary>
    [Id(22)] public bool SelfCheckInByBirthDate { get; init; }

    /// <summary>Wrong tries of one phone, or for one person, after which staff must check them in (P-3).</summary>
    [Id(23), Range(1, 20)] public int SelfCheckInTries { get; init; } = 5;

    /// <summary>Wrong tries in one session within 10 minutes after which staff must check everyone in until the first of them is that old (P-3).</summary>
    [Id(24), Range(5, 500)] public int SelfCheckInFailures { get; init; } = 30;

    /// <summary>Days' notice that a scheduled absence of a facilitator needs (F-5).</summary>
    [Id(25), Range(0, 365)] public int AbsenceNoticeDays { get; init; } = 14;

    /// <summary>Days' notice that a planned vacation of a facilitator needs (F-5).</summary>
    [Id(26), Range(0, 365)] public int VacationNoticeDays { get; init; } = 28;

    /// <summary>Sessions that a substitute may cover in a week, Monday to Sunday (F-6).</summary>
    [Id(27), Range(0, 60)] public int WeeklyCoverLimit { get; init; } = 4;

    /// <summary>Consecutive sessions of one group that the same substitute may cover (F-6).</summary>
    [Id(28), Range(1, 12)] public int ConsecutiveCoverLimit { get; init; } = 3;

    /// <summary>Days ahead at which a session without cover shows on the board (F-6).</summary>
    [Id(29), Range(0, 182)] public int UncoveredWarningDays { get; init; } = 14;

    /// <summary>Whether the active members of a closed group graduate by themselves when its last session closes; otherwise each is proposed to a person .</summary>
    [Id(16)] public bool GraduatesAutomatically { get; init; } = true;

    /// <summary>Days ahead in which known graduations count for whether a group is heading below its minimum .</summary>
    [Id(17), Range(0, 120)] public int ShrinkingDays { get; init; } = 28;
}
