using System.Globalization;
using GroupActors.Aggregates;
using GroupActors.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GroupActors.Testing;

/// <summary>Has every aggregate fold its journal anew and compares the rows that come of it with the read tables.</summary>
internal static class LedgerRebuild
{
    /// <summary>Compares until nothing was committed meanwhile: what happens between the reading of the one and of the other is no difference.</summary>
    public static async Task<IReadOnlyList<string>> Differences(IServiceProvider services)
    {
        var database = services.GetRequiredService<IDatabase>();
        while (true)
        {
            var entries = await Entries(database);
            var differences = await Differences(database, services.GetRequiredService<IGrainFactory>());
            if (await Entries(database) == entries) return differences;
        }
    }

    private static async Task<long> Entries(IDatabase database)
    {
        await using var connection = await database.OpenReader(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM journal";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<IReadOnlyList<string>> Differences(IDatabase database, IGrainFactory grains)
    {
        var rebuilt = new Dictionary<string, string>();
        foreach (var stream in await Streams(database))
        {
            var source = grains.GetGrain<IRowSource>(GrainId.Parse(stream, CultureInfo.InvariantCulture));
            foreach (var row in await source.RebuildRows())
            {
                var table = ReadTables.All.Single(table => table.Name == row.Table);
                rebuilt[$"{row.Table} {row.Key}"] = $"{row.Clinic}: {Text(table, row.Values)}";
            }
        }

        var live = await LiveRows(database);
        return
        [
            .. rebuilt.Keys.Union(live.Keys).Order(StringComparer.Ordinal)
                .Where(row => rebuilt.GetValueOrDefault(row) != live.GetValueOrDefault(row))
                .Select(row => $"{row}\n  journal: {rebuilt.GetValueOrDefault(row, "none")}\n  table:   {live.GetValueOrDefault(row, "none")}"),
        ];
    }

    private static async Task<List<string>> Streams(IDatabase database)
    {
        await using var connection = await database.OpenReader(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT stream FROM journal ORDER BY stream";
        await using var reader = await command.ExecuteReaderAsync();
        var streams = new List<string>();
        while (await reader.ReadAsync()) streams.Add(reader.GetString(0));
        return streams;
    }

    private static async Task<Dictionary<string, string>> LiveRows(IDatabase database)
    {
        var rows = new Dictionary<string, string>();
        await using var connection = await database.OpenReader(CancellationToken.None);
        foreach (var table in ReadTables.All)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT \"key\", \"clinic\", {string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))} FROM \"{table.Name}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = table.Columns.Select((column, i) => database.Values.Read(column.Kind, reader.GetValue(i + 2)));
                rows[$"{table.Name} {reader.GetString(0)}"] = $"{reader.GetString(1)}: {Text(table, [.. values])}";
            }
        }

        return rows;
    }

    private static string Text(ReadTable table, IReadOnlyList<object?> values) =>
        string.Join(", ", table.Columns.Select((column, i) => $"{column.Name}={Text(column.Kind, values[i])}"));

    private static string Text(ReadColumnKind kind, object? value) => (kind, value) switch
    {
        (_, null) => "null",
        (ReadColumnKind.Instant, DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        (ReadColumnKind.Money, decimal money) => money.ToString("0.00", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
