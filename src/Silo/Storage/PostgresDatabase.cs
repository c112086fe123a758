using System.Data.Common;
using DbUp;
using Npgsql;
using NpgsqlTypes;

namespace GroupActors.Storage;

/// <summary>PostgreSQL: every batch is one round trip on a connection of its committer's own.</summary>
internal sealed partial class PostgresDatabase : IDatabase
{
    /// <summary>Any number, as long as every silo asks for the same advisory lock.</summary>
    private const long SchemaLock = 0x67726f7570616374;

    /// <summary>Likewise, for as long as a silo runs.</summary>
    private const long RunLock = 0x67726f7570616375;

    /// <summary>Connections for reads at most: a server's 100 by default are shared by many processes, and a burst of activations waits milliseconds.</summary>
    private const int MaxReaders = 16;

    /// <summary>Seconds after which a commit's connection counts as dead: within <see cref="CommitQueue"/>'s patience, so that another is tried before anybody's write fails.</summary>
    private const int CommitTimeout = 8;

    private const string KeyCondition =
        "grainidhash = $1 AND graintypehash = $2 AND grainidn0 = $3 AND grainidn1 = $4 AND graintypestring = $5 AND COALESCE(grainidextensionstring, '') = COALESCE($6, '') AND serviceid = $7";

    private readonly string _connectionString;
    private readonly string _serviceId;
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _committerSource;
    private readonly NpgsqlConnection?[] _committers = new NpgsqlConnection?[2];
    private string? _claim;

    public PostgresDatabase(string connectionString, string serviceId)
    {
        _connectionString = connectionString;
        _serviceId = serviceId;
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = MaxReaders, MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 });
        _committerSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 100, AutoPrepareMinUsages = 1, CommandTimeout = CommitTimeout, Timeout = CommitTimeout, KeepAlive = CommitTimeout });
    }

    public StoredValues Values { get; } = new PostgresValues();

    public int Committers => _committers.Length;

    public async Task Open(CancellationToken cancellationToken)
    {
        await using (var connection = await _source.OpenConnectionAsync(cancellationToken))
        {
            await Require(connection, "fsync", cancellationToken);
            await Require(connection, "full_page_writes", cancellationToken);
            await Execute(connection, $"SELECT pg_advisory_lock({SchemaLock})", cancellationToken, timeout: 0);
            try
            {
                Schema.Upgrade(DeployChanges.To.PostgresqlDatabase(_connectionString), "postgresql");
            }
            finally
            {
                await Execute(connection, $"SELECT pg_advisory_unlock({SchemaLock})", CancellationToken.None);
            }
        }

        Committer(0);
    }

    public async Task Claim(bool isAlone, CancellationToken cancellationToken)
    {
        _claim = $"SELECT {(isAlone ? "pg_try_advisory_lock" : "pg_try_advisory_lock_shared")}({RunLock})";
        var connection = Committer(0);
        await DatabaseClaim.Until(
            () =>
            {
                using var command = new NpgsqlCommand(_claim, connection);
                return Task.FromResult((bool)command.ExecuteScalar()!);
            },
            cancellationToken);
    }

    public async Task<(byte[]? Payload, int? Version)> ReadState(StateKey key, CancellationToken cancellationToken = default)
    {
        await using var command = _source.CreateCommand($"SELECT payloadbinary, version FROM OrleansStorage WHERE {KeyCondition}");
        AddKey(command.Parameters, key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.IsDBNull(0) ? null : reader.GetFieldValue<byte[]>(0), reader.IsDBNull(1) ? null : reader.GetInt32(1))
            : (null, null);
    }

    public async Task<DbConnection> OpenReader(CancellationToken cancellationToken) => await _source.OpenConnectionAsync(cancellationToken);

    public FailureKind Classify(Exception exception) => exception switch
    {
        // 57P: the server goes down or ended the session; 08: connection exceptions.
        PostgresException { SqlState: ['5', '7', 'P', ..] or ['0', '8', ..] } => FailureKind.ConnectionLost,

        // 53: out of disk, memory or connections; 25006: a standby.
        PostgresException { SqlState: ['5', '3', ..] or "25006" or "58030" } => FailureKind.Unavailable,

        // Two silos' batches met: both can be stored, one after the other.
        PostgresException { SqlState: "40P01" or "40001" } => FailureKind.ConnectionLost,
        PostgresException => FailureKind.Poisoned,
        NpgsqlException or System.Net.Sockets.SocketException or IOException or TimeoutException or ObjectDisposedException => FailureKind.ConnectionLost,
        _ => FailureKind.Poisoned,
    };

    public async Task<bool[]> FindCommitted(IReadOnlyList<PendingWrite> writes)
    {
        var stored = new bool[writes.Count];
        for (var i = 0; i < stored.Length; i++)
        {
            var write = writes[i];
            if (write.Commits.Length > 0)
            {
                // The grain may have written again elsewhere since: only the journal says for sure that this commit was done.
                var first = write.Commits[0].Entries[0];
                await using var command = _source.CreateCommand("SELECT 1 FROM journal WHERE stream = $1 AND version = $2 AND command = $3");
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = write.Stream });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = first.Version });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = first.CommandId ?? Guid.Empty });
                stored[i] = await command.ExecuteScalarAsync() is not null;
            }
            else
            {
                var (payload, version) = await ReadState(write.Key);
                stored[i] = version == write.NextVersion && (payload ?? []).AsSpan().SequenceEqual(write.Payload ?? []);
            }
        }

        return stored;
    }

    public async Task<Guid?> FindDoneCommand(PendingWrite write)
    {
        Guid[] ids = [.. write.Commits.SelectMany(commit => commit.Entries).Select(entry => entry.CommandId).OfType<Guid>()];
        if (ids.Length == 0) return null;
        await using var command = _source.CreateCommand("SELECT command FROM journal WHERE stream = $1 AND command = ANY ($2) LIMIT 1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = write.Stream });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        return (Guid?)await command.ExecuteScalarAsync();
    }

    public async Task<IReadOnlyList<OutboxItem>> TakeEffects(DateTimeOffset dueBefore, DateTimeOffset leasedUntil, int limit, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(
            """
            UPDATE outbox SET due_at = $1 WHERE (sender, version, idx) IN (
                SELECT sender, version, idx FROM outbox WHERE due_at <= $2 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            RETURNING sender, version, idx, target, type, payload, attempts
            """);
        AddLease(command, leasedUntil, dueBefore, limit);
        var items = new List<OutboxItem>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(new(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt32(2)), reader.GetString(3), reader.GetString(4), reader.GetString(5), null, null, reader.GetInt32(6)));
        }

        return items;
    }

    public async Task PutOff(OutboxKey key, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("UPDATE outbox SET due_at = $1, attempts = attempts + 1 WHERE sender = $2 AND version = $3 AND idx = $4");
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = dueAt.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.Sender });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = key.Version });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = key.Index });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<(long Undelivered, long Failing)> CountEffects(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("SELECT count(*), count(*) FILTER (WHERE attempts > 0) FROM outbox");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    public async Task<IReadOnlyList<string>> TakeDeadlines(DateTimeOffset now, DateTimeOffset leasedUntil, int limit, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(
            """
            UPDATE deadlines SET leased_until = $1 WHERE target IN (
                SELECT target FROM deadlines WHERE due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2) ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            RETURNING target
            """);
        AddLease(command, leasedUntil, now, limit);
        var targets = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) targets.Add(reader.GetString(0));
        return targets;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _committers.OfType<NpgsqlConnection>()) await connection.DisposeAsync();
        await _committerSource.DisposeAsync();
        await _source.DisposeAsync();
    }

    /// <summary>A committer's connection, opened anew when it was lost. Only ever used without async, for a socket that was once used so never blocks again.</summary>
    private NpgsqlConnection Committer(int committer)
    {
        ref var kept = ref _committers[committer];
        if (kept is { FullState: System.Data.ConnectionState.Open }) return kept;
        kept?.Dispose();
        kept = null;
        var opened = _committerSource.OpenConnection();
        try
        {
            // A commit's statements touch few rows by key: any other plan, chosen from young statistics, costs many times as much.
            Run("SET synchronous_commit = on; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET plan_cache_mode = force_generic_plan");

            // The server notices in half a minute that this machine is gone, and what it holds is free for the next.
            Run("SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4");

            // The claim may have gone with the connection before. It is not insisted on: that connection's end may not have been noticed yet, or another committer has it.
            if (_claim is not null) Run(_claim);
        }
        catch
        {
            // Never commit on a connection whose settings are unknown.
            opened.Dispose();
            throw;
        }

        return kept = opened;

        void Run(string sql)
        {
            using var command = new NpgsqlCommand(sql, opened);
            command.ExecuteNonQuery();
        }
    }

    private static async Task Require(NpgsqlConnection connection, string setting, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT current_setting('{setting}')", connection);
        if ((string?)await command.ExecuteScalarAsync(cancellationToken) != "on")
        {
            throw new StorageSettingException($"PostgreSQL's setting {setting} is off, so acknowledged changes would not survive a power loss. Set {setting} = on.");
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, int timeout = 30)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = timeout };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private void AddKey(NpgsqlParameterCollection parameters, StateKey key)
    {
        parameters.Add(new NpgsqlParameter<int> { TypedValue = key.IdHash });
        parameters.Add(new NpgsqlParameter<int> { TypedValue = key.TypeHash });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = key.N0 });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = key.N1 });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = key.Type });
        parameters.Add(new NpgsqlParameter { Value = (object?)key.Extension ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = _serviceId });
    }

    private static void AddLease(NpgsqlCommand command, DateTimeOffset until, DateTimeOffset now, int limit)
    {
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = until.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
    }
}
