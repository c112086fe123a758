using GroupActors.Clinics;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    /// <summary>What the columns of the files refer to.</summary>
    private static readonly (string File, string Column, string What)[] References =
    [
        ("fees.csv", "payer", "payer"), ("coverages.csv", "payer", "payer"), ("coverages.csv", "patient", "patient"), ("facilitators.csv", "enrolled_payers", "payer"),
        ("credentials.csv", "facilitator", "facilitator"), ("groups.csv", "group_type", "group_type"), ("groups.csv", "facilitator", "facilitator"), ("groups.csv", "co_facilitator", "facilitator"),
        ("groups.csv", "substitutes", "facilitator"), ("groups.csv", "room", "room"), ("slots.csv", "group", "group"), ("enrollments.csv", "group", "group"), ("enrollments.csv", "patient", "patient"),
        ("waitlist.csv", "patient", "patient"), ("waitlist.csv", "group_types", "group_type"), ("attendance.csv", "group", "group"),
    ];

    /// <summary>What a row refers to is there. What may stand in a row that could not be read is no problem of its own.</summary>
    private static void CheckReferences(ImportedClinic import, ClinicSettings? existing)
    {
        foreach (var what in References.GroupBy(reference => reference.What))
        {
            var (isKnown, unread) = Referred(import, existing, what.Key);
            var lost = new List<(ImportCells Row, string Column, string[] Ids)>();
            foreach (var (file, column, _) in what)
            {
                foreach (var row in import.Rows[file].Where(row => row.IsRead(column)))
                {
                    string[] ids = [.. row.Named(column).Where(id => !isKnown(id))];
                    if (ids.Length > 0) lost.Add((row, column, ids));
                }
            }

            // More of them than rows that could not be read cannot all be meant by those.
            var areTooMany = lost.SelectMany(reference => reference.Ids).Where(id => !unread.Holds(id)).Distinct(StringComparer.Ordinal).Count() > unread.OfAnybody;
            foreach (var (row, column, ids) in lost)
            {
                if (areTooMany && !ids.All(unread.Holds)) row.Problem(column, "unknown_" + what.Key, $"There is no such {what.Key.Replace('_', ' ')} in the import.");
                else row.Doubt();
            }
        }
    }

    private static (Func<string, bool> IsKnown, UnreadRows Unread) Referred(ImportedClinic import, ClinicSettings? existing, string what) => what switch
    {
        "payer" => (id => import.Payers.ContainsKey(id) || existing?.Payer(id) is not null, import.Unread["payers.csv"]),
        "group_type" => (id => import.GroupTypes.ContainsKey(id) || existing?.GroupType(id) is not null, import.Unread["group-types.csv"]),
        "facilitator" => (import.Facilitators.ContainsKey, import.Unread["facilitators.csv"]),
        "room" => (import.Rooms.ContainsKey, import.Unread["rooms.csv"]),
        "group" => (import.Groups.ContainsKey, import.Unread["groups.csv"]),
        _ => (import.Patients.ContainsKey, import.Unread["patients.csv"]),
    };

    /// <summary>R-5, R-6, B-2: places, one live enrollment, families.</summary>
    private static void CheckRosters(ImportedClinic import, ClinicSettings? existing)
    {
        foreach (var roster in Members(import).GroupBy(item => item.Value.Group))
        {
            if (!import.Groups.TryGetValue(roster.Key, out var group)) continue;
            var isFamilies = IsTypeRead(import, group.Value, "composition") && TypeOf(import, existing, group.Value)?.Composition == GroupComposition.MultipleFamily;
            var live = new HashSet<string>();
            foreach (var (row, enrollment) in roster.OrderBy(item => item.Row.Line))
            {
                if (isFamilies && enrollment.Family is null && row.IsRead("family")) row.Problem("family", "family_required", "A member of a multiple-family group belongs to a family.");
                if (!enrollment.IsLive) continue;
                if (!live.Add(enrollment.Patient)) row.Problem("patient", "already_enrolled", "The patient has a live enrollment in this group already.");
                else if (group.Row.IsRead("capacity") && live.Count == group.Value.Define.Capacity + 1) row.Problem("group", "group_full", $"The group has {group.Value.Define.Capacity} places; this row is one too many.");
            }
        }
    }

    /// <summary>Nobody is in two groups that meet at the same time (W-3); told at the later row.</summary>
    private static void CheckWeeks(ImportedClinic import)
    {
        var slots = import.Slots.Where(slot => slot.Row.IsGood).ToLookup(slot => slot.Value.Group, slot => slot.Value.Slot);
        foreach (var patient in Members(import).Where(item => item.Value.IsLive).OrderBy(item => item.Row.Line).GroupBy(item => item.Value.Patient))
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
                if (import.Groups.ContainsKey(attendance.Group))
                {
                    if (slots.TryGetValue((attendance.Group, attendance.Slot), out var slot))
                    {
                        if (slot.Day != attendance.Date.DayOfWeek) row.Problem("date", "wrong_day", "The slot is on another day of the week.");
                    }
                    else if (import.Unread["slots.csv"].MayHold(attendance.Group)) row.Doubt();
                    else row.Problem("slot", "unknown_slot", "The group has no such slot in slots.csv.");

                    if (import.Unread["enrollments.csv"].MayHold(attendance.Group) || unread.Contains((attendance.Group, attendance.Patient))) row.Doubt();
                    else if (!named.Contains((attendance.Group, attendance.Patient))) row.Problem("patient", "not_enrolled", "The patient is not among the group's enrollments.");
                    else if (ImportSteps.MemberOn(memberships, attendance) is null) row.Problem("patient", "not_enrolled", "The patient was not a member of the group on that date.");
                }

                if (attendance.Minutes != first.Minutes) row.Problem("minutes", "minutes_differ", "All rows of a session have the same minutes.");
                if (attendance.IsToBeBilled != first.IsToBeBilled) row.Problem("to_bill", "to_bill_differs", "All rows of a session say the same about billing.");
                if (!seen.Add(attendance.Patient)) row.Problem("patient", "duplicate", "The patient stands in the session twice.");
            }
        }
    }

    private static GroupType? TypeOf(ImportedClinic import, ClinicSettings? existing, ImportedGroup group) =>
        import.GroupTypes.TryGetValue(group.Define.GroupType, out var type) ? type.Value : existing?.GroupType(group.Define.GroupType);

    /// <summary>Whether what the import says in these columns about the group's type could be read.</summary>
    private static bool IsTypeRead(ImportedClinic import, ImportedGroup group, string column) =>
        !import.GroupTypes.TryGetValue(group.Define.GroupType, out var type) || type.Row.IsRead(column);

    /// <summary>Enrollments of which it is known who is in which group as what, whatever else is wrong with them.</summary>
    private static IEnumerable<Imported<ImportedEnrollment>> Members(ImportedClinic import) => import.Enrollments.Where(item => item.Row.IsRead("group", "patient", "status"));
}
