using System.Runtime.CompilerServices;
using GroupActors.Storage.Samples;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GroupActors.Storage;

/// <summary>A database of a test's own, without a silo above it.</summary>
internal static class Store
{
    public const string ServiceId = "test";

    public static async Task<string> Create(TestDatabase kind, bool empty = false) => kind == TestDatabase.PostgreSQL
        ? await (await PostgresServer.Shared()).CreateDatabase(empty)
        : $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("groupactors-").FullName, "test.db")}";

    public static IDatabase At(TestDatabase kind, string connectionString) =>
        kind == TestDatabase.PostgreSQL ? new PostgresDatabase(connectionString, ServiceId) : new SqliteDatabase(connectionString, ServiceId);

    public static async Task<IDatabase> Open(TestDatabase kind)
    {
        var database = At(kind, await Create(kind));
        await database.Open(CancellationToken.None);
        return database;
    }

    public static StateKey Key(string name) => StateKey.Of("store-test", GrainId.Create("store", name));

    /// <summary>A plain write of <paramref name="content"/>; null clears.</summary>
    public static PendingWrite Write(string name, int? etag, byte[]? content) => new(Key(name), "store/" + name, etag, content, null, []);

    /// <summary>A write with all that an aggregate's commit has beside it.</summary>
    public static PendingWrite Full(string name, int? etag, string? roomName = "room")
    {
        var version = (etag ?? 0) + 1;
        var entry = new JournalEntry(version, TestSilo.Epoch, new("tester", "Tester"), null, null, Guid.NewGuid(), new TallyAdded(version, null, false));
        return new(Key(name), "store/" + name, etag, [1, 2, 3], null,
        [
            new(version, [entry], [RowChange.Upsert(ReadTables.Rooms, name, "c", roomName, (long)version)],
                [Effect.To("test-tally", name, new TallyTold(version, false))], true, TestSilo.Epoch.AddHours(1)),
        ]);
    }

    /// <summary>How many journal entries, rows, effects and deadlines there are of a name.</summary>
    public static async Task<string> Traces(IDatabase database, string name)
    {
        await using var connection = await database.OpenReader(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Join(" UNION ALL ", new[] { "journal WHERE stream = 'store/", "rooms WHERE \"key\" = '", "outbox WHERE sender = 'store/", "deadlines WHERE target = 'store/" }
            .Select(table => $"SELECT CAST(count(*) AS text) FROM {table}{name}'"));
        await using var reader = await command.ExecuteReaderAsync();
        var counts = new List<string>();
        while (await reader.ReadAsync()) counts.Add(reader.GetString(0));
        return string.Join(' ', counts);
    }

    /// <summary>The connection that alone writes, for what only a test does with it.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_writer")]
    public static extern ref SqliteConnection? Writer(SqliteDatabase database);

    /// <summary>Likewise.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_committers")]
    public static extern ref NpgsqlConnection?[] Committers(PostgresDatabase database);
}
