using System.Collections.Concurrent;

namespace GroupActors.Storage;

/// <summary>Statements on read tables. Names come from the catalogue only; values are always parameters.</summary>
internal static class ReadTableSql
{
    private static readonly ConcurrentDictionary<ReadTable, (string Upsert, string Delete, string PostgresUpsert)> Statements = new(ReferenceEqualityComparer.Instance);

    /// <summary>Parameter names by place: key, clinic, then the columns.</summary>
    public static ImmutableArray<string> Parameters { get; } = [.. Enumerable.Range(0, 40).Select(i => "@p" + i)];

    /// <summary>Upserts one row.</summary>
    public static string Upsert(ReadTable table) => Of(table).Upsert;

    /// <summary>Changes a row that is there already with the same values in <paramref name="fixedColumns"/>; none else.</summary>
    public static string UpdateWhereSame(ReadTable table, IReadOnlySet<string> fixedColumns)
    {
        (string Name, string Parameter)[] columns = [.. NamesOf(table).Zip(Parameters)];
        var set = columns.Where(column => column.Name != "key" && !fixedColumns.Contains(column.Name)).Select(column => $"{Quoted(column.Name)} = {column.Parameter}");
        var kept = columns.Where(column => column.Name == "key" || fixedColumns.Contains(column.Name)).Select(column => $"{Quoted(column.Name)} IS {column.Parameter}");
        return $"UPDATE \"{table.Name}\" SET {string.Join(", ", set)} WHERE {string.Join(" AND ", kept)}";
    }

    /// <summary>Deletes, up to the name of the key.</summary>
    public static string Delete(ReadTable table) => Of(table).Delete;

    /// <summary>Upserts many rows, given one array a column.</summary>
    public static string PostgresUpsert(ReadTable table) => Of(table).PostgresUpsert;

    private static (string Upsert, string Delete, string PostgresUpsert) Of(ReadTable table) => Statements.GetOrAdd(table, static table =>
    {
        var names = NamesOf(table);
        var into = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", names.Select(Quoted))}) ";
        var update = $" ON CONFLICT (\"key\") DO UPDATE SET {string.Join(", ", names.Skip(1).Select(name => $"{Quoted(name)} = excluded.{Quoted(name)}"))}";
        string[] types = ["text", "text", .. table.Columns.Select(column => PostgresType(column.Kind))];
        return (
            $"{into}VALUES ({string.Join(", ", Parameters.Take(names.Length))}){update}",
            $"DELETE FROM \"{table.Name}\" WHERE \"key\"",
            $"{into}SELECT * FROM unnest({string.Join(", ", types.Select((type, i) => $"${i + 1}::{type}[]"))}){update}");
    });

    private static string[] NamesOf(ReadTable table) => ["key", "clinic", .. table.Columns.Select(column => column.Name)];

    public static string Quoted(string name) => $"\"{name}\"";

    private static string PostgresType(ReadColumnKind kind) => kind switch
    {
        ReadColumnKind.Text => "text",
        ReadColumnKind.Integer or ReadColumnKind.Money => "bigint",
        ReadColumnKind.Boolean => "boolean",
        ReadColumnKind.Instant => "timestamptz",
        ReadColumnKind.Date => "date",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
