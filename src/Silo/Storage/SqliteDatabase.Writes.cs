using Microsoft.Data.Sqlite;

namespace GroupActors.Storage;

internal sealed partial class SqliteDatabase
{
    private const string KeyCondition =
        "GrainIdHash = @idHash AND GrainTypeHash = @typeHash AND GrainIdN0 = @n0 AND GrainIdN1 = @n1 AND GrainTypeString = @type AND GrainIdExtensionString IS @extension AND ServiceId = @service";

    /// <remarks>Blocks: a committer has a thread of its own.</remarks>
    public Task<bool[]> Commit(IReadOnlyList<PendingWrite> writes, IReadOnlyList<OutboxKey> delivered, DateTimeOffset effectsDueAt, int committer = 0) =>
        Task.FromResult(WriteHere(() =>
        {
            var lost = new bool[writes.Count];
            for (var i = 0; i < lost.Length; i++)
            {
                lost[i] = !StoreState(writes[i]);
                if (!lost[i]) StoreCommits(writes[i], effectsDueAt);
            }

            foreach (var key in delivered)
            {
                Run("DELETE FROM outbox WHERE sender = @sender AND version = @version AND idx = @idx", ("@sender", key.Sender), ("@version", key.Version), ("@idx", key.Index));
            }

            return lost;
        }));

    public async Task<bool[]> FindCommitted(IReadOnlyList<PendingWrite> writes)
    {
        var stored = new bool[writes.Count];
        for (var i = 0; i < stored.Length; i++)
        {
            var (payload, version) = await ReadState(writes[i].Key);
            stored[i] = version == writes[i].NextVersion && (payload ?? []).AsSpan().SequenceEqual(writes[i].Payload ?? []);
        }

        return stored;
    }

    public Task<Guid?> FindDoneCommand(PendingWrite write) => Write<Guid?>(() =>
    {
        foreach (var id in write.Commits.SelectMany(commit => commit.Entries).Select(entry => entry.CommandId).OfType<Guid>())
        {
            var found = Prepare("SELECT 1 FROM journal WHERE stream = @stream AND command = @command", ("@stream", write.Stream), ("@command", id.ToString())).ExecuteScalar();
            if (found is not null) return id;
        }

        return null;
    });

    public Task<IReadOnlyList<OutboxItem>> TakeEffects(DateTimeOffset dueBefore, DateTimeOffset leasedUntil, int limit, CancellationToken cancellationToken) =>
        Write<IReadOnlyList<OutboxItem>>(() =>
        {
            var items = new List<OutboxItem>();
            using var reader = Prepare(
                """
                UPDATE outbox SET due_at = @until WHERE (sender, version, idx) IN (
                    SELECT sender, version, idx FROM outbox WHERE due_at <= @now ORDER BY due_at LIMIT @limit)
                RETURNING sender, version, idx, target, type, payload, attempts
                """,
                ("@until", Values.Instant(leasedUntil)), ("@now", Values.Instant(dueBefore)), ("@limit", limit)).ExecuteReader();
            while (reader.Read())
            {
                items.Add(new(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt32(2)), reader.GetString(3), reader.GetString(4), reader.GetString(5), null, null, reader.GetInt32(6)));
            }

            return items;
        });

    public Task PutOff(OutboxKey key, DateTimeOffset dueAt, CancellationToken cancellationToken) => Write(() => Run(
        "UPDATE outbox SET due_at = @due, attempts = attempts + 1 WHERE sender = @sender AND version = @version AND idx = @idx",
        ("@due", Values.Instant(dueAt)), ("@sender", key.Sender), ("@version", key.Version), ("@idx", key.Index)));

    public async Task<(long Undelivered, long Failing)> CountEffects(CancellationToken cancellationToken)
    {
        await using var connection = await OpenReader(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), count(*) FILTER (WHERE attempts > 0) FROM outbox";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    public Task<IReadOnlyList<string>> TakeDeadlines(DateTimeOffset now, DateTimeOffset leasedUntil, int limit, CancellationToken cancellationToken) =>
        Write<IReadOnlyList<string>>(() =>
        {
            var targets = new List<string>();
            using var reader = Prepare(
                """
                UPDATE deadlines SET leased_until = @until WHERE target IN (
                    SELECT target FROM deadlines WHERE due_at <= @now AND (leased_until IS NULL OR leased_until <= @now) ORDER BY due_at LIMIT @limit)
                RETURNING target
                """,
                ("@until", Values.Instant(leasedUntil)), ("@now", Values.Instant(now)), ("@limit", limit)).ExecuteReader();
            while (reader.Read()) targets.Add(reader.GetString(0));
            return targets;
        });

    private bool StoreState(PendingWrite write)
    {
        var sql = write.ETag is null
            ? """
              INSERT INTO OrleansStorage (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, ModifiedOn, Version)
              VALUES (@idHash, @typeHash, @n0, @n1, @type, @extension, @service, @payload, datetime('now'), 1) ON CONFLICT DO NOTHING
              """
            : $"UPDATE OrleansStorage SET PayloadBinary = @payload, ModifiedOn = datetime('now'), Version = Version + 1 WHERE {KeyCondition} AND Version = @etag";
        var key = write.Key;
        return Run(
            sql, ("@idHash", key.IdHash), ("@typeHash", key.TypeHash), ("@n0", key.N0), ("@n1", key.N1), ("@type", key.Type), ("@extension", key.Extension),
            ("@service", _serviceId), ("@payload", write.Payload), ("@etag", write.ETag)) == 1;
    }

    private void StoreCommits(PendingWrite write, DateTimeOffset effectsDueAt)
    {
        foreach (var commit in write.Commits)
        {
            foreach (var (entry, stored) in commit.Entries.Zip(commit.Journal))
            {
                Run(
                    "INSERT INTO journal VALUES (@stream, @version, @at, @actorId, @actorName, @reason, @origin, @command, @type, @payload, @fingerprint)",
                    ("@stream", write.Stream), ("@version", entry.Version), ("@at", Values.Instant(entry.At)), ("@actorId", entry.Actor.Id), ("@actorName", entry.Actor.Name),
                    ("@reason", entry.Reason), ("@origin", entry.Origin), ("@command", entry.CommandId?.ToString()),
                    ("@type", stored.Type), ("@payload", stored.Payload), ("@fingerprint", (long?)entry.Fingerprint));
            }

            for (var i = 0; i < commit.Effects.Length; i++)
            {
                var stored = commit.Outbox[i];
                Run(
                    "INSERT INTO outbox (sender, version, idx, target, type, payload, due_at) VALUES (@sender, @version, @idx, @target, @type, @payload, @due)",
                    ("@sender", write.Stream), ("@version", commit.Version), ("@idx", i), ("@target", commit.Effects[i].Target.ToString()),
                    ("@type", stored.Type), ("@payload", stored.Payload), ("@due", Values.Instant(effectsDueAt)));
            }

            foreach (var row in commit.Rows) StoreRow(row);
        }

        if (write.Commits.LastOrDefault(commit => commit.DeadlineChanged) is not { } last) return;
        if (last.Deadline is { } due)
        {
            Run(
                "INSERT INTO deadlines (target, due_at) VALUES (@target, @due) ON CONFLICT (target) DO UPDATE SET due_at = excluded.due_at, leased_until = NULL",
                ("@target", write.Stream), ("@due", Values.Instant(due)));
        }
        else
        {
            Run("DELETE FROM deadlines WHERE target = @target", ("@target", write.Stream));
        }
    }

    private void StoreRow(RowChange row)
    {
        if (row.IsDelete)
        {
            Run(ReadTableSql.Delete(row.Table) + " = @key", ("@key", row.Key));
            return;
        }

        var values = new (string, object?)[row.Values.Length + 2];
        values[0] = ("@p0", row.Key);
        values[1] = ("@p1", row.Clinic);
        for (var i = 0; i < row.Values.Length; i++) values[i + 2] = (ReadTableSql.Parameters[i + 2], Values.Write(row.Table.Columns[i].Kind, row.Values[i]));

        // Most changes touch no index, but SQLite takes out and puts back the entry of every column that is named.
        if (Run(_updates[row.Table], values) == 0) Run(ReadTableSql.Upsert(row.Table), values);
    }

    private int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => Prepare(sql, parameters).ExecuteNonQuery();

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _writer!.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < parameters.Length; i++) command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        return command;
    }

    /// <summary>Runs <paramref name="work"/> in a transaction, never on a grain's turn: Microsoft.Data.Sqlite blocks.</summary>
    private Task<T> Write<T>(Func<T> work) => Task.Run(() => WriteHere(work));

    /// <summary>Runs <paramref name="work"/> in a transaction of the one writer connection.</summary>
    private T WriteHere<T>(Func<T> work)
    {
        lock (_writing)
        {
            Run("BEGIN IMMEDIATE");
            try
            {
                var result = work();
                Run("COMMIT");
                return result;
            }
            catch
            {
                RollBack();
                throw;
            }
        }
    }

    private void RollBack()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }

    private static void AddKey(SqliteCommand command, StateKey key, string serviceId)
    {
        command.Parameters.AddWithValue("@idHash", key.IdHash);
        command.Parameters.AddWithValue("@typeHash", key.TypeHash);
        command.Parameters.AddWithValue("@n0", key.N0);
        command.Parameters.AddWithValue("@n1", key.N1);
        command.Parameters.AddWithValue("@type", key.Type);
        command.Parameters.AddWithValue("@extension", (object?)key.Extension ?? DBNull.Value);
        command.Parameters.AddWithValue("@service", serviceId);
    }
}
