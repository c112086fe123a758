using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Patients;
using GroupActors.Rooms;
using GroupActors.Sessions;
using GroupActors.Waitlist;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    /// <summary>
    /// Tries the plan on what the clinic has, in the plan's order and by the rules that will decide. Goes on as the caller asks for more, as <see cref="Check"/> does.
    /// </summary>
    public static IEnumerable<int> CheckAgainst(ExistingClinic clinic, ImportedClinic import, DateTimeOffset now)
    {
        var settings = SettingsAfter(import, clinic.Settings);
        foreach (var _ in CheckRooms(clinic, import, now)) yield return 1;
        var enrollments = ImportSteps.InOrder(import.Enrollments.Where(item => item.Row.IsGood)).ToLookup(item => item.Value.Group);
        foreach (var (id, wanted) in import.Groups)
        {
            yield return 1;
            if (wanted.Row.IsGood && clinic.Groups.TryGetValue(id, out var state)) CheckRoster(new(state, now), wanted, SeatsAfter(clinic, import, state), enrollments[id].Where(item => !clinic.Forgotten.Contains(item.Value)), settings, now);
        }

        foreach (var group in CheckBookings(clinic, import, settings, now)) yield return group;

        var whole = import.Attendance.GroupBy(item => (item.Value.Group, item.Value.Date, item.Value.Slot))
            .Where(session => session.All(item => item.Row.IsGood)).SelectMany(session => session).ToList();
        foreach (var (row, (key, command)) in ImportSteps.PastSessions(clinic.Settings.Clinic, import, whole, new(settings.TimeZone)))
        {
            var session = clinic.Sessions.GetValueOrDefault(key) ?? new();
            if (!ImportSteps.IsTaken(session, key, command)) Ask(row, () => SessionRules.ImportPast(session, key, command, now, settings));
            yield return 1;
        }
    }

    /// <summary>A room that gets fewer seats must still hold the groups that it is booked for, also those that the import does not name (F-8).</summary>
    private static IEnumerable<int> CheckRooms(ExistingClinic clinic, ImportedClinic import, DateTimeOffset now)
    {
        foreach (var (id, (row, room)) in import.Rooms.Where(item => item.Value.Row.IsGood))
        {
            yield return 1;
            if (!clinic.Rooms.TryGetValue(id, out var known) || room.Seats >= known.Seats) continue;
            ImmutableArray<SeatsOfGroup> needs =
            [
                .. from key in RoomRules.GroupsAhead(known, now)
                   where clinic.Groups.GetValueOrDefault(key.Group)?.Definition is not null
                   let state = clinic.Groups[key.Group]
                   select new SeatsOfGroup(key.Group, SeriesRules.Seats(state, state.Definition!.Capacity)),
            ];
            Ask(row, () => RoomRules.Define(known, room, needs));
        }
    }

    /// <summary>Seats of the room of the group's series once the import's rooms are set; null where it has none.</summary>
    private static int? SeatsAfter(ExistingClinic clinic, ImportedClinic import, GroupState group) =>
        group.Series?.Room is not { } room ? null
        : import.Rooms.TryGetValue(room, out var set) && set.Row.IsGood ? set.Value.Seats
        : clinic.Rooms.GetValueOrDefault(room)?.Seats;

    private static void CheckRoster(
        Trial<GroupState> group, Imported<ImportedGroup> wanted, int? seats, IEnumerable<Imported<ImportedEnrollment>> enrollments, ClinicSettings settings, DateTimeOffset now)
    {
        if ((group.Take(GroupRules.Define(group.State, wanted.Value.Define, settings, seats)) ?? group.Take(Modules(group.State, wanted.Value, settings, now))) is { } refusal)
        {
            Tell(wanted.Row, refusal);
            return;
        }

        foreach (var (row, enrollment) in enrollments)
        {
            if (Enroll(group, enrollment, settings, now) is { } refused) Tell(row, refused);
        }
    }

    private static Decision Modules(GroupState group, ImportedGroup wanted, ClinicSettings settings, DateTimeOffset now) =>
        wanted.ModuleStarts.IsEmpty ? Decision.Nothing : ModuleRules.Set(group, new(wanted.ModuleStarts), new ClinicZone(settings.TimeZone).Date(now));

    private static Refusal? Enroll(Trial<GroupState> group, ImportedEnrollment wanted, ClinicSettings settings, DateTimeOffset now)
    {
        // What became of those whom an earlier run enrolled is people's decision.
        var known = group.State.Enrollments.LastOrDefault(enrollment => enrollment.Patient == wanted.Patient && enrollment.Since == wanted.Since);
        if (known is null)
        {
            if (group.Take(EnrollmentRules.Enroll(group.State, ImportSteps.Command(wanted), payer: null, patientVersion: 0, settings, now)) is { } refusal) return refusal;
            known = group.State.Latest(wanted.Patient)!;
        }

        if (wanted.IsLive || !known.IsLive) return null;
        var zone = new ClinicZone(settings.TimeZone);
        var end = new ChangeEnrollment(wanted.Patient, known.Version, wanted.Ended);
        return group.Take(wanted.Status == EnrollmentStatus.Graduated
            ? EnrollmentRules.Graduate(group.State, end, zone, now)
            : EnrollmentRules.Drop(group.State, end, wanted.Reason, settings.Policies, zone, now));
    }

    /// <summary>Holds imported coverage against what is known of the patient.</summary>
    public static void CheckAgainst(PatientView existing, Imported<(string Patient, Coverage Coverage)> coverage, ClinicSettings settings)
    {
        var state = new PatientState { Version = 1, Coverages = existing.Coverages };
        // A payer that comes with the import is no problem of the coverage.
        if (coverage.Row.IsGood && settings.Payer(coverage.Value.Coverage.Payer) is not null) Ask(coverage.Row, () => PatientRules.SetCoverage(state, coverage.Value.Coverage, settings));
    }

    /// <summary>Holds an imported waitlist entry against the one that the clinic has.</summary>
    public static void CheckAgainst(WaitlistEntryView existing, Imported<PutWaitlistEntry> entry)
    {
        if (existing.Entry.Patient != entry.Value.Patient) entry.Row.Problem("entry", "other_patient", "The entry is there for another patient.");
        else if (!existing.IsWaiting && !Content.IsSame(existing.Entry, entry.Value)) entry.Row.Problem("entry", "entry_closed", "The entry is off the waitlist.");
    }
}
