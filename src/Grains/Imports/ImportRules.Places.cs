using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Rooms;
using GroupActors.Sessions;

namespace GroupActors.Imports;

internal static partial class ImportRules
{
    private static IEnumerable<int> ReadPlaces(IReadOnlyDictionary<string, ImportTable> tables, ImportedClinic import, DateOnly asOf, ICollection<ImportProblem> problems)
    {
        foreach (var row in Rows(tables, import, "rooms.csv", asOf, problems))
        {
            yield return 1;
            Add(import, import.Rooms, row, "room", row.Id("room"), new DefineRoom(row.Text("name"), row.Number("seats", 1, 500), row.List("equipment"), row.OptionalYesNo("accessible")));
        }

        foreach (var row in Rows(tables, import, "facilitators.csv", asOf, problems))
        {
            yield return 1;
            var facilitator = new RegisterFacilitator(row.Text("name"), row.OptionalText("npi"), row.OptionalText("taxonomy"), row.Ids("enrolled_payers"));
            Add(import, import.Facilitators, row, "facilitator", row.Id("facilitator"), facilitator);
        }

        foreach (var row in Rows(tables, import, "credentials.csv", asOf, problems))
        {
            yield return 1;
            var credential = new Credential(row.Text("code"), row.Text("issuer"), row.Text("number"), row.Date("valid_from"), row.OptionalDate("valid_to"));
            CheckPeriod(row, credential.ValidFrom, credential.ValidTo, "valid_to");
            var facilitator = row.Id("facilitator");
            import.Credentials.Add(new(row, (facilitator, credential)));
            if (!row.IsGood) import.Unread[row.File].Add(facilitator);
        }

        foreach (var row in Rows(tables, import, "groups.csv", asOf, problems))
        {
            yield return 1;
            var capacity = row.Number("capacity", 1, 100);
            var minimum = row.Number("therapeutic_minimum", 0, 100);
            if (row.IsRead("capacity", "therapeutic_minimum") && minimum > capacity) row.Problem("therapeutic_minimum", "out_of_range", "The minimum is more than the capacity.");
            var define = new DefineGroup(row.Text("name"), row.Id("group_type"), capacity, minimum, row.Ids("substitutes")) { ClosedAfterSessions = row.OptionalNumber("closed_after_sessions", 1, 500) };
            var modality = row.OptionalWord("modality", Modality.InPerson);
            var from = row.OptionalDate("from") ?? asOf;
            if (row.IsRead("from") && from < asOf)
            {
                row.Problem("from", "date_in_past", "A series starts today or later; what is past comes with attendance.csv.");
                from = asOf;
            }

            var group = new ImportedGroup(row.Id("group"), define, from, row.Id("facilitator"), row.OptionalId("co_facilitator"), row.OptionalId("room"), modality) { ModuleStarts = row.Dates("module_starts") };
            if (group.Room is null && row.IsRead("modality") && modality == Modality.InPerson) row.Problem("room", "required", "A group in person needs a room.");
            Add(import, import.Groups, row, "group", group.Id, group);
        }

        var slots = new HashSet<(string, int)>();
        foreach (var row in Rows(tables, import, "slots.csv", asOf, problems))
        {
            yield return 1;
            var group = row.Id("group");
            var slot = new WeeklySlot(row.Number("slot", 1, SessionKey.MaxWeeklySlot), row.Day("day"), row.Time("start"), row.Number("minutes", 10, 480));
            if (row.IsGood && !slots.Add((group, slot.Number))) row.Problem("slot", "duplicate", "The group's slot stands in the file twice.");
            if (row.IsGood) import.Slots.Add(new(row, (group, slot)));
            else import.Unread[row.File].Add(group);
        }
    }
}
