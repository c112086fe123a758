using System.Text.Unicode;
using CsvHelper;

namespace GroupActors.Imports;

/// <summary>One file, read: its rows with the lines on which they start.</summary>
internal sealed class ImportTable
{
    private static readonly CsvReaderOptions Rfc4180 = new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        IncludeValuesInExceptions = false,
    };

    /// <summary>More than any clinic has in one file; less than fills a silo's memory.</summary>
    private const int MaxRows = 500_000;

    private readonly Dictionary<string, int> _columns;

    private ImportTable(string file, Dictionary<string, int> columns, IReadOnlyList<(int Line, string[] Values)> rows, IReadOnlyList<string[]> unreadRows, bool isWhole)
    {
        File = file;
        _columns = columns;
        Rows = rows;
        UnreadRows = unreadRows;
        IsWhole = isWhole;
    }

    public string File { get; }

    public IReadOnlyList<(int Line, string[] Values)> Rows { get; }

    /// <summary>The values of rows that do not have one for each column.</summary>
    public IReadOnlyList<string[]> UnreadRows { get; }

    /// <summary>Whether the file was read to its end.</summary>
    public bool IsWhole { get; }

    /// <summary>The first column; null where the header could not be read.</summary>
    public string? FirstColumn => _columns.Where(column => column.Value == 0).Select(column => column.Key).FirstOrDefault();

    /// <summary>Reads a file; what is wrong with its form goes to <paramref name="problems"/>.</summary>
    public static ImportTable Read(string file, byte[] content, ICollection<ImportProblem> problems)
    {
        if (!Utf8.IsValid(content))
        {
            problems.Add(new(file, 0, null, "invalid_encoding", "The file is not UTF-8."));
            return Unread(file);
        }

        using var reader = CsvReader.Create(content, Rfc4180);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<(int, string[])>();
        var unreadRows = new List<string[]>();
        var isWhole = true;
        try
        {
            if (!reader.Read())
            {
                problems.Add(new(file, 1, null, "missing_header", "The file has no header."));
                return Unread(file);
            }

            if (!ReadHeader(file, reader.Current.ToArray(), columns, problems)) return Unread(file);
            while (reader.Read())
            {
                if (rows.Count == MaxRows)
                {
                    problems.Add(new(file, (int)reader.LineNumber, null, "too_many_rows", $"A file has at most {MaxRows} rows; what follows was not read. Import it in parts."));
                    isWhole = false;
                    break;
                }

                var values = reader.Current.ToArray();
                if (values.Length == columns.Count)
                {
                    rows.Add(((int)reader.LineNumber, values));
                    continue;
                }

                unreadRows.Add(values);
                problems.Add(new(file, (int)reader.LineNumber, null, "malformed_row", $"The row has {values.Length} values; the header has {columns.Count}."));
            }
        }
        catch (CsvFormatException exception)
        {
            problems.Add(new(file, (int)exception.LineNumber, null, "malformed_row", "A quote is missing or stands in the wrong place; what follows was not read."));
            isWhole = false;
        }

        return new(file, columns, rows, unreadRows, isWhole);
    }

    /// <summary>The value of a column; empty when the file leaves the column out.</summary>
    public string Value(string[] values, string column) => _columns.TryGetValue(column, out var index) ? values[index].Trim() : "";

    private static ImportTable Unread(string file) => new(file, [], [], [], isWhole: false);

    private static bool ReadHeader(string file, string[] header, Dictionary<string, int> columns, ICollection<ImportProblem> problems)
    {
        var before = problems.Count;
        var known = ImportFormat.Columns(file).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Trim();
            if (!known.Contains(name)) problems.Add(new(file, 1, null, "unknown_column", $"Column {i + 1} of the header is none of this file's columns."));
            else if (!columns.TryAdd(name, i)) problems.Add(new(file, 1, name, "duplicate_column", "The column stands in the header twice."));
        }

        foreach (var missing in ImportFormat.RequiredColumns(file).Where(column => !columns.ContainsKey(column)))
        {
            problems.Add(new(file, 1, missing, "missing_column", "The header lacks this column."));
        }

        return problems.Count == before;
    }
}
