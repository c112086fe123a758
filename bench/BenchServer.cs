using GroupActors.Testing;
using Npgsql;

namespace GroupActors.Bench;

/// <summary>The PostgreSQL that all candidates share: the product's demands (fsync on), with memory and checkpoints that suit a load.</summary>
internal sealed class BenchServer(PostgresServer server) : IAsyncDisposable
{
    public static readonly string[] ServerSettings = ["shared_buffers=1GB", "max_wal_size=8GB", "checkpoint_timeout=30min"];

    public static async Task<BenchServer> Start() => new(await PostgresServer.Start(ServerSettings));

    public static string[] ClientArguments(string connectionString)
    {
        var parsed = new NpgsqlConnectionStringBuilder(connectionString);
        return ["-h", parsed.Host!, "-p", parsed.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "-U", parsed.Username!, parsed.Database!];
    }

    public Task<string> CreateDatabase() => server.CreateDatabase();

    public IReadOnlyList<int> ProcessIds() => server.ProcessIds();

    public static string Binary(string name) => Path.Combine(PostgresServer.Binaries!, name);

    public static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Leaves no one else's pages to be written during the next run.</summary>
    public Task Settle() => server.Execute("CHECKPOINT");

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
