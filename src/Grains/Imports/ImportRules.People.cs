using GroupActors.Groups;
using GroupActors.Patients;
using GroupActors.Sessions;
using GroupActors.Waitlist;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    private static IEnumerable<int> ReadPeople(IReadOnlyDictionary<string, ImportTable> tables, ImportedClinic import, DateOnly asOf, ICollection<ImportProblem> problems)
    {
        foreach (var row in Rows(tables, import, "patients.csv", asOf, problems))
        {
            yield return 1;
            var patient = new RegisterPatient(row.Text("given_name"), row.Text("family_name"), row.PastDate("birth_date"), row.OptionalText("gender"), row.List("diagnoses"));
            Add(import, import.Patients, row, "patient", row.Id("patient"), patient);
        }

        foreach (var row in Rows(tables, import, "coverages.csv", asOf, problems))
        {
            yield return 1;
            var coverage = new Coverage(row.Id("payer"), row.Text("member_id"), row.Date("from"), row.OptionalDate("to"));
            CheckPeriod(row, coverage.From, coverage.To);
            import.Coverages.Add(new(row, (row.Id("patient"), coverage)));
        }

        foreach (var patient in import.Coverages.Where(coverage => coverage.Row.IsRead("patient", "from", "to")).GroupBy(coverage => coverage.Value.Patient).Where(group => group.Skip(1).Any()))
        {
            CheckOverlap(patient.Select(item => (item.Row, item.Value.Coverage.From, item.Value.Coverage.To)), "coverage_overlaps", "Another coverage of this patient holds at the same time.");
        }

        foreach (var row in Rows(tables, import, "enrollments.csv", asOf, problems))
        {
            yield return 1;
            var enrollment = Enrollment(row, asOf);
            import.Enrollments.Add(new(row, enrollment));
            if (!row.IsRead("group", "patient")) import.Unread[row.File].Add(enrollment.Group);
        }

        foreach (var row in Rows(tables, import, "waitlist.csv", asOf, problems))
        {
            yield return 1;
            var entry = new PutWaitlistEntry(
                row.Id("patient"), row.Ids("group_types"), row.OptionalText("diagnosis"), row.Word<Acuity>("acuity"), row.PastDate("added"), row.OptionalYesNo("group_experience"),
                [.. row.List("availability").Select(window => Window(row, window)).OfType<AvailabilityWindow>()]);
            if (!row.Has("group_types")) row.Problem("group_types", "required", "A value is missing.");
            Add(import, import.Waitlist, row, "entry", row.Id("entry"), entry);
        }

        foreach (var row in Rows(tables, import, "attendance.csv", asOf, problems))
        {
            yield return 1;
            var attendance = new ImportedAttendance(
                row.Id("group"), row.Date("date"), row.Number("slot", 1, SessionKey.MaxSlot), row.Number("minutes", 1, 480), row.Id("patient"), row.Word<AttendanceKind>("kind", except: AttendanceKind.Expected),
                row.OptionalTime("arrival"), row.OptionalNumber("family_present", 0, 50) ?? 0, row.YesNo("to_bill"));
            if (!row.IsGood) continue;
            if (attendance.Date >= asOf) row.Problem("date", "date_in_future", "A past session was held before the as-of date.");
            if (attendance.Arrival is not null && attendance.Kind != AttendanceKind.Present) row.Problem("arrival", "invalid_attendance", "Only those present arrived.");
            if (row.IsGood) import.Attendance.Add(new(row, attendance));
        }
    }

    private static ImportedEnrollment Enrollment(ImportCells row, DateOnly asOf)
    {
        var status = row.Word<EnrollmentStatus>("status");
        var holds = row.WordList<HoldReason>("hold_reasons");
        DateOnly? ended = row.Has("ended") ? row.PastDate("ended") : null;
        var enrollment = new ImportedEnrollment(
            row.Id("group"), row.Id("patient"), status, row.PastDate("since"), holds, row.OptionalDate("review_on"), row.OptionalText("reason"), row.OptionalId("family"), ended);
        if (!row.IsGood) return enrollment;
        if (ended is not null && enrollment.IsLive) row.Problem("ended", "invalid_value", "Only who graduated or was dropped is no longer a member.");
        else if (ended < enrollment.Since) row.Problem("ended", "invalid_value", "Nobody leaves before they join.");
        if (!enrollment.IsLive) enrollment = enrollment with { Ended = ended ?? asOf };
        var isHeld = status is EnrollmentStatus.ClinicalHold or EnrollmentStatus.AdministrativeHold;
        if (isHeld && holds.IsEmpty) row.Problem("hold_reasons", "hold_reason_required", "A hold has a reason.");
        else if (!isHeld && !holds.IsEmpty) row.Problem("hold_reasons", "invalid_value", "Only a hold has hold reasons.");
        else if (isHeld && holds.Any(Groups.Enrollment.IsClinical) != (status == EnrollmentStatus.ClinicalHold)) row.Problem("hold_reasons", "invalid_value", "The reasons do not fit the kind of hold.");
        if (status == EnrollmentStatus.Dropped && enrollment.Reason is null) row.Problem("reason", "reason_required", "A drop needs a reason.");
        return enrollment;
    }

    private static AvailabilityWindow? Window(ImportCells row, string text)
    {
        if (text.Split(' ') is [var word, var hours] && hours.Split('-') is [var first, var last] && RelativeDate.TryDay(word, out var day)
            && TimeOnly.TryParseExact(first, "HH:mm", out var from) && TimeOnly.TryParseExact(last, "HH:mm", out var to) && from < to)
        {
            return new(day, from, to);
        }

        row.Problem("availability", "invalid_value", "Write a window as monday 09:00-12:00.");
        return null;
    }
}
