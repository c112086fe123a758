using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Patients;
using GroupActors.Waitlist;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    /// <summary>Holds an imported group against the one that the clinic has.</summary>
    public static void CheckAgainst(GroupView existing, Imported<ImportedGroup> group, ImportedClinic import)
    {
        var (row, wanted) = group;
        if (existing.GroupType != wanted.Define.GroupType) row.Problem("group_type", "group_type_fixed", "The group is there with another type, which cannot change.");
        if (existing.Phase != GroupPhase.Forming && import.SeriesOf(wanted) is { } series && !ImportSteps.IsSame(existing, series))
        {
            row.Problem(null, "series_already_started", "The group's series has started with other slots, facilitators or another room.");
        }

        var live = existing.Enrollments.Where(enrollment => enrollment.Status is not (EnrollmentStatus.Graduated or EnrollmentStatus.Dropped)).ToDictionary(enrollment => enrollment.Patient);
        var taken = live.Count;
        foreach (var (enrollmentRow, enrollment) in import.Enrollments.Where(item => item.Value.Group == wanted.Id && item.Value.IsLive))
        {
            if (live.TryGetValue(enrollment.Patient, out var known))
            {
                if (known.Since != enrollment.Since && !WasMember(existing, enrollment)) enrollmentRow.Problem("since", "already_enrolled", "The patient is a member of the group already, since another date.");
            }
            else if (!WasMember(existing, enrollment) && ++taken == wanted.Define.Capacity + 1)
            {
                enrollmentRow.Problem("group", "group_full", $"With the members that the group has, its {wanted.Define.Capacity} places are taken; this row is one too many.");
            }
        }

        if (live.Count > wanted.Define.Capacity) row.Problem("capacity", "capacity_below_held", $"{live.Count} places of the group are held, so there cannot be fewer.");
    }

    /// <summary>Whether an earlier run enrolled them: what became of it since is people's decision.</summary>
    private static bool WasMember(GroupView group, ImportedEnrollment wanted) => group.Enrollments.Any(known => known.Patient == wanted.Patient && known.Since == wanted.Since);

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
