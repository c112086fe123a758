using GroupActors.Clinics;

namespace GroupActors.Components.Settings;

/// <summary>Policies that belong together.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Fields">The policies, each in one section only.</param>
internal sealed record PolicySection(string Title, IReadOnlyList<PolicyField> Fields)
{
    /// <summary>Every policy there is.</summary>
    public static IReadOnlyList<PolicySection> All { get; } =
    [
        new("Sessions and check-in",
        [
            new(nameof(ClinicPolicies.CheckInOpensMinutes), "Check-in opens by itself", "minutes before the start"),
            new(nameof(ClinicPolicies.ReminderMinutes), "The facilitator is reminded", "minutes before the start"),
            new(nameof(ClinicPolicies.UnconfirmedAfterMinutes), "A session that nobody closes is unconfirmed", "minutes after its end"),
            new(nameof(ClinicPolicies.LateCancelHours), "A notice is a late cancel under", "hours before the start"),
            new(nameof(ClinicPolicies.LateEntryHours), "A device that was offline may send its check-ins for", "hours after the session"),
        ]),
        new("Patients who check themselves in",
        [
            new(nameof(ClinicPolicies.SelfCheckInTries), "Wrong tries of one phone or person before staff must help", "tries"),
            new(nameof(ClinicPolicies.SelfCheckInFailures), "Wrong tries in one session before staff must help everyone", "tries in 10 minutes"),
            new(nameof(ClinicPolicies.SelfCheckInByBirthDate), "By date of birth and first letter of the last name, instead of a code of their own"),
        ]),
        new("Drops, graduations and places",
        [
            new(nameof(ClinicPolicies.MissesToDrop), "The drop rule fires after", "sessions missed in a row"),
            new(nameof(ClinicPolicies.ShrinkingDays), "Graduations count for whether a group shrinks", "days ahead"),
            new(nameof(ClinicPolicies.UnderperformingOpenPlaces), "A group underperforms by its open places", "places or more"),
            new(nameof(ClinicPolicies.UnderperformingOnHold), "A group underperforms by its money on administrative hold", "dollars a session or more"),
            new(nameof(ClinicPolicies.DropsAutomatically), "No-shows alone drop a member; off, every drop waits for a person"),
            new(nameof(ClinicPolicies.GraduatesAutomatically), "The last session of a closed group graduates its members; off, each is proposed"),
        ]),
        new("Facilitators",
        [
            new(nameof(ClinicPolicies.DailyCap), "Sessions of one facilitator in a day", "at most"),
            new(nameof(ClinicPolicies.WeeklyCap), "Sessions of one facilitator in a week", "at most"),
            new(nameof(ClinicPolicies.AbsenceNoticeDays), "A scheduled absence needs", "days’ notice"),
            new(nameof(ClinicPolicies.VacationNoticeDays), "A vacation needs", "days’ notice"),
            new(nameof(ClinicPolicies.CredentialWarningDays), "A credential that ends shows", "days ahead"),
        ]),
        new("Cover",
        [
            new(nameof(ClinicPolicies.WeeklyCoverLimit), "Sessions that a substitute covers in a week", "at most"),
            new(nameof(ClinicPolicies.ConsecutiveCoverLimit), "Sessions of one group that a substitute covers in a row", "at most"),
            new(nameof(ClinicPolicies.UncoveredWarningDays), "A session without cover shows on the board", "days ahead"),
        ]),
        new("Planning",
        [
            new(nameof(ClinicPolicies.BookingWeeks), "A series books its sessions", "weeks ahead"),
            new(nameof(ClinicPolicies.RoomTurnoverMinutes), "A room stays free between sessions", "minutes"),
        ]),
        new("Notes and claims",
        [
            new(nameof(ClinicPolicies.BillingMinimum), "Group claims need", "patients or families present"),
            new(nameof(ClinicPolicies.ShortSessionMinutes), "Group claims stop in review under", "minutes"),
            new(nameof(ClinicPolicies.NoteOverlapPercent), "A note is nearly another’s from", "percent of its wording"),
            new(nameof(ClinicPolicies.ClaimsAwaitNotes), "A claim waits for its signed note"),
        ]),
    ];
}
