using GroupActors.Clinics;

namespace GroupActors.Imports;

/// <summary>Reads the files of an import and finds everything that is wrong with them, before anything is changed .</summary>
internal static partial class ImportRules
{
    /// <summary>
    /// Checks the whole import into <paramref name="import"/>, which is good to be carried out when nothing was added to <paramref name="problems"/>. Goes on as the caller asks for more:
    /// every row is counted twice, when it is read and when it has been held against the rules, so that a large file takes many short turns.
    /// </summary>
    /// <param name="existing">The clinic's settings, when there is such a clinic.</param>
    public static IEnumerable<int> Check(
        ImportedClinic import, IReadOnlyDictionary<string, ImportTable> tables, ClinicSettings? existing, DateOnly asOf, ICollection<ImportProblem> problems)
    {
        foreach (var table in tables.Values) NoteUnread(import, table);
        foreach (var row in ReadSettings(tables, import, existing, asOf, problems)) yield return row;
        foreach (var row in ReadPlaces(tables, import, asOf, problems)) yield return row;
        foreach (var row in ReadPeople(tables, import, asOf, problems)) yield return row;
        if (import.Clinic is null && existing is null)
        {
            if (!tables.TryGetValue("clinic.csv", out var file)) problems.Add(new("clinic.csv", 0, null, "missing_file", "There is no such clinic yet, so the import needs clinic.csv."));
            else if (file is { IsWhole: true, UnreadRows: [] }) problems.Add(new("clinic.csv", 2, null, "missing_row", "There is no such clinic yet, so the file needs its row."));
        }

        if (import.Clinic is { } clinic && existing is not null && existing.TimeZone != clinic.Value.TimeZone && ClinicZone.IsKnown(clinic.Value.TimeZone))
        {
            clinic.Row.Problem("time_zone", "time_zone_fixed", "The clinic's time zone never changes.");
        }

        CheckReferences(import, existing);
        CheckSchedule(import, existing);
        CheckRosters(import, existing);
        CheckWeeks(import);
        CheckAttendance(import);
        foreach (var row in Rehearse(import, existing, asOf)) yield return row;
    }

    /// <summary>The zone in which the import's dates are meant; <see cref="ClinicZone.Utc"/> stands in where no file and no clinic says it, which <see cref="Check"/> reports.</summary>
    public static string TimeZone(IReadOnlyDictionary<string, ImportTable> tables, ClinicSettings? existing)
    {
        if (existing is not null) return existing.TimeZone;
        var zone = tables.TryGetValue("clinic.csv", out var table) && table.Rows.Count > 0 ? table.Value(table.Rows[0].Values, "time_zone") : null;
        return ClinicZone.IsKnown(zone) ? zone! : ClinicZone.Utc;
    }

    private static IEnumerable<ImportCells> Rows(
        IReadOnlyDictionary<string, ImportTable> tables, ImportedClinic import, string file, DateOnly asOf, ICollection<ImportProblem> problems)
    {
        var rows = import.Rows[file] = [];
        if (!tables.TryGetValue(file, out var table)) yield break;
        foreach (var (line, values) in table.Rows)
        {
            var row = new ImportCells(table, line, values, asOf, problems);
            rows.Add(row);
            yield return row;
        }
    }

    /// <summary>A value too many or too few moves the others out of their columns: the first alone is where it belongs.</summary>
    private static void NoteUnread(ImportedClinic import, ImportTable table)
    {
        var unread = import.Unread[table.File];
        var isIdFirst = table.FirstColumn == ImportFormat.Columns(table.File).First();
        foreach (var values in table.UnreadRows) unread.Add(isIdFirst ? values[0].Trim() : "");
        if (!table.IsWhole) unread.AddRest();
    }

    private static void Add<T>(ImportedClinic import, Dictionary<string, Imported<T>> rows, ImportCells row, string column, string id, T value) where T : notnull
    {
        var unread = import.Unread[row.File];
        if (!row.IsRead(column)) unread.Add("");
        // A row with another bad value still stands for its id, so that what refers to it is not reported as well.
        else if (!rows.TryAdd(id, new(row, value)))
        {
            row.Problem(column, "duplicate", "The id stands in the file twice.");
            // Of one that says something else, the id may be the mistake.
            if (!Content.IsSame(rows[id].Value, value)) unread.Add("");
        }
    }
}
