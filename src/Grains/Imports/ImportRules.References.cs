using GroupActors.Clinics;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    private static void CheckReferences(ImportedClinic import, ClinicSettings? existing)
    {
        bool IsPayer(string id) => import.Payers.ContainsKey(id) || existing?.Payer(id) is not null;
        bool IsType(string id) => import.GroupTypes.ContainsKey(id) || existing?.GroupType(id) is not null;

        foreach (var (row, fee) in import.Fees) Refers(import, row, "payer", IsPayer(fee.Payer), "payer");
        foreach (var (row, (_, coverage)) in import.Coverages) Refers(import, row, "payer", IsPayer(coverage.Payer), "payer");
        foreach (var (row, (patient, _)) in import.Coverages) Refers(import, row, "patient", import.Patients.ContainsKey(patient), "patient");
        foreach (var (row, facilitator) in import.Facilitators.Values) Refers(import, row, "enrolled_payers", facilitator.EnrolledPayers.All(IsPayer), "payer");
        foreach (var (row, (facilitator, _)) in import.Credentials) Refers(import, row, "facilitator", import.Facilitators.ContainsKey(facilitator), "facilitator");
        foreach (var (row, group) in import.Groups.Values)
        {
            Refers(import, row, "group_type", IsType(group.Define.GroupType), "group_type");
            Refers(import, row, "facilitator", import.Facilitators.ContainsKey(group.Facilitator), "facilitator");
            Refers(import, row, "co_facilitator", group.CoFacilitator is null || import.Facilitators.ContainsKey(group.CoFacilitator), "facilitator");
            Refers(import, row, "substitutes", group.Define.Substitutes.All(import.Facilitators.ContainsKey), "facilitator");
            Refers(import, row, "room", group.Room is null || import.Rooms.ContainsKey(group.Room), "room");
        }

        foreach (var (row, (group, _)) in import.Slots) Refers(import, row, "group", import.Groups.ContainsKey(group), "group");
        foreach (var (row, enrollment) in import.Enrollments)
        {
            Refers(import, row, "group", import.Groups.ContainsKey(enrollment.Group), "group");
            Refers(import, row, "patient", import.Patients.ContainsKey(enrollment.Patient), "patient");
        }

        foreach (var (row, entry) in import.Waitlist.Values)
        {
            Refers(import, row, "patient", import.Patients.ContainsKey(entry.Patient), "patient");
            Refers(import, row, "group_types", entry.GroupTypes.All(IsType), "group_type");
        }
    }

    /// <summary>R-5, R-6, B-2: places, one live enrollment, families.</summary>
    private static void CheckRosters(ImportedClinic import, ClinicSettings? existing)
    {
        foreach (var roster in import.Enrollments.Where(item => item.Row.IsGood).GroupBy(item => item.Value.Group))
        {
            if (!import.Groups.TryGetValue(roster.Key, out var group)) continue;
            var isFamilies = TypeOf(import, existing, group.Value)?.Composition == GroupComposition.MultipleFamily;
            var live = new HashSet<string>();
            foreach (var (row, enrollment) in roster.OrderBy(item => item.Row.Line))
            {
                if (isFamilies && enrollment.Family is null) row.Problem("family", "family_required", "A member of a multiple-family group belongs to a family.");
                if (!enrollment.IsLive) continue;
                if (!live.Add(enrollment.Patient)) row.Problem("patient", "already_enrolled", "The patient has a live enrollment in this group already.");
                else if (live.Count == group.Value.Define.Capacity + 1) row.Problem("group", "group_full", $"The group has {group.Value.Define.Capacity} places; this row is one too many.");
            }
        }
    }

    /// <summary>Nobody is in two groups that meet at the same time (W-3); told at the later row.</summary>
    private static void CheckWeeks(ImportedClinic import)
    {
        var slots = import.Slots.Where(slot => slot.Row.IsGood).ToLookup(slot => slot.Value.Group, slot => slot.Value.Slot);
        foreach (var patient in import.Enrollments.Where(item => item.Row.IsGood && item.Value.IsLive).OrderBy(item => item.Row.Line).GroupBy(item => item.Value.Patient))
        {
            var groups = new List<string>();
            foreach (var (row, enrollment) in patient)
            {
                if (groups.Any(other => other != enrollment.Group && slots[other].Any(slot => slots[enrollment.Group].Any(slot.Overlaps))))
                    row.Problem("group", "patient_double_booked", "The patient is in another group of the file at that time.");
                groups.Add(enrollment.Group);
            }
        }
    }

    private static void CheckAttendance(ImportedClinic import)
    {
        var slots = import.Slots.ToDictionary(slot => (slot.Value.Group, slot.Value.Slot.Number), slot => slot.Value.Slot);
        var named = import.Enrollments.Select(item => (item.Value.Group, item.Value.Patient)).ToHashSet();
        var unread = import.Enrollments.Where(item => !item.Row.IsGood).Select(item => (item.Value.Group, item.Value.Patient)).ToHashSet();
        var memberships = ImportSteps.Memberships(import);
        foreach (var session in import.Attendance.GroupBy(item => (item.Value.Group, item.Value.Date, item.Value.Slot)))
        {
            var first = session.First().Value;
            var seen = new HashSet<string>();
            foreach (var (row, attendance) in session)
            {
                if (!import.Groups.ContainsKey(attendance.Group)) Refers(import, row, "group", false, "group");
                else if (import.UnreadSlots.Contains((attendance.Group, attendance.Slot))) continue;
                else if (!slots.TryGetValue((attendance.Group, attendance.Slot), out var slot)) row.Problem("slot", "unknown_slot", "The group has no such slot in slots.csv.");
                else if (slot.Day != attendance.Date.DayOfWeek) row.Problem("date", "wrong_day", "The slot is on another day of the week.");
                else if (!named.Contains((attendance.Group, attendance.Patient))) row.Problem("patient", "not_enrolled", "The patient is not among the group's enrollments.");
                else if (!unread.Contains((attendance.Group, attendance.Patient)) && ImportSteps.MemberOn(memberships, attendance) is null) row.Problem("patient", "not_enrolled", "The patient was not a member of the group on that date.");
                if (attendance.Minutes != first.Minutes) row.Problem("minutes", "minutes_differ", "All rows of a session have the same minutes.");
                if (attendance.IsToBeBilled != first.IsToBeBilled) row.Problem("to_bill", "to_bill_differs", "All rows of a session say the same about billing.");
                if (!seen.Add(attendance.Patient)) row.Problem("patient", "duplicate", "The patient stands in the session twice.");
            }
        }
    }

    private static GroupType? TypeOf(ImportedClinic import, ClinicSettings? existing, ImportedGroup group) =>
        import.GroupTypes.TryGetValue(group.Define.GroupType, out var type) ? type.Value : existing?.GroupType(group.Define.GroupType);

    private static void Refers(ImportedClinic import, ImportCells row, string column, bool isKnown, string what)
    {
        if (!isKnown && row.Has(column) && !import.UnreadIds.Contains(what)) row.Problem(column, "unknown_" + what, $"There is no such {what.Replace('_', ' ')} in the import.");
    }
}
