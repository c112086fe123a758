using Npgsql;

namespace GroupActors.Storage;

internal sealed partial class PostgresDatabase
{
    /// <summary>The service is a column like the others: as a constant it would let a plan that was made on an empty table begin with the stored states, all of them.</summary>
    private const string Incoming =
        """
        WITH w AS MATERIALIZED (
            SELECT t.*, $9::text AS service FROM unnest($1::int[], $2::int[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::bytea[], $8::int[])
                WITH ORDINALITY AS t (idhash, typehash, n0, n1, type, extension, payload, etag, ord)
        )
        """;

    private const string Update =
        """
        UPDATE OrleansStorage s SET payloadbinary = w.payload, modifiedon = now() AT TIME ZONE 'utc', version = s.version + 1
        FROM w
        WHERE s.grainidhash = w.idhash AND s.graintypehash = w.typehash AND s.grainidn0 = w.n0 AND s.grainidn1 = w.n1 AND s.graintypestring = w.type
            AND COALESCE(s.grainidextensionstring, '') = COALESCE(w.extension, '') AND s.serviceid = w.service AND s.version = w.etag
        """;

    private const string Insert =
        """
        INSERT INTO OrleansStorage
            (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version)
        SELECT w.idhash, w.typehash, w.n0, w.n1, w.type, w.extension, w.service, w.payload, now() AT TIME ZONE 'utc', 1 FROM w WHERE w.etag IS NULL
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Divides by zero, and so undoes the whole batch, unless every write has won.</summary>
    private const string GuardedStates = $"{Incoming}, u AS ({Update} RETURNING 1), i AS ({Insert} RETURNING 1) SELECT 1 / (((SELECT count(*) FROM u) + (SELECT count(*) FROM i) = $10)::int)";

    private const string UpdateStates = $"{Incoming} {Update} RETURNING w.ord";

    private const string InsertStates = $"{Incoming} {Insert} RETURNING grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, grainidextensionstring";

    private const string AppendJournal =
        "INSERT INTO journal SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::text[], $11::bigint[])";

    private const string AppendOutbox =
        "INSERT INTO outbox (sender, version, idx, target, type, payload, due_at) SELECT t.*, $7 FROM unnest($1::text[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::text[]) AS t";

    private const string ForgetEffects =
        "DELETE FROM outbox o USING unnest($1::text[], $2::bigint[], $3::int[]) AS t (sender, version, idx) WHERE o.sender = t.sender AND o.version = t.version AND o.idx = t.idx";

    private const string SetDeadlines =
        """
        INSERT INTO deadlines (target, due_at) SELECT * FROM unnest($1::text[], $2::timestamptz[])
        ON CONFLICT (target) DO UPDATE SET due_at = excluded.due_at, leased_until = NULL
        """;

    /// <remarks>Blocks: a committer has a thread of its own, which the answer wakes at once, however much work waits for the thread pool.</remarks>
    public Task<bool[]> Commit(IReadOnlyList<PendingWrite> writes, IReadOnlyList<OutboxKey> delivered, DateTimeOffset effectsDueAt, int committer = 0)
    {
        var connection = Committer(committer);
        try
        {
            CommitGuarded(connection, writes, delivered, effectsDueAt);
            return Task.FromResult(new bool[writes.Count]);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            return Task.FromResult(CommitWinners(connection, writes, delivered, effectsDueAt));
        }
    }

    /// <summary>One round trip, one implicit transaction: all writes or none.</summary>
    private void CommitGuarded(NpgsqlConnection connection, IReadOnlyList<PendingWrite> writes, IReadOnlyList<OutboxKey> delivered, DateTimeOffset effectsDueAt)
    {
        using var batch = new NpgsqlBatch(connection);
        if (writes.Count > 0)
        {
            var guarded = new NpgsqlBatchCommand(GuardedStates);
            AddStates(guarded.Parameters, writes);
            guarded.Parameters.Add(new NpgsqlParameter<long> { TypedValue = writes.Count });
            batch.BatchCommands.Add(guarded);
        }

        AddRows(batch.BatchCommands, writes, delivered, effectsDueAt);
        batch.ExecuteNonQuery();
    }

    /// <summary>Some write has lost its race: finds out which, and stores the rows of the others.</summary>
    private bool[] CommitWinners(NpgsqlConnection connection, IReadOnlyList<PendingWrite> writes, IReadOnlyList<OutboxKey> delivered, DateTimeOffset effectsDueAt)
    {
        var lost = new bool[writes.Count];
        Array.Fill(lost, true);
        using var transaction = connection.BeginTransaction();
        using (var update = new NpgsqlCommand(UpdateStates, connection, transaction))
        {
            AddStates(update.Parameters, writes);
            using var reader = update.ExecuteReader();
            while (reader.Read()) lost[reader.GetInt64(0) - 1] = false;
        }

        using (var insert = new NpgsqlCommand(InsertStates, connection, transaction))
        {
            AddStates(insert.Parameters, writes);
            using var reader = insert.ExecuteReader();
            while (reader.Read())
            {
                var key = new StateKey(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5));
                for (var i = 0; i < lost.Length; i++)
                {
                    if (writes[i].Key == key) lost[i] = false;
                }
            }
        }

        using (var batch = new NpgsqlBatch(connection, transaction))
        {
            AddRows(batch.BatchCommands, [.. writes.Where((_, i) => !lost[i])], delivered, effectsDueAt);
            if (batch.BatchCommands.Count > 0) batch.ExecuteNonQuery();
        }

        transaction.Commit();
        return lost;
    }

    private void AddStates(NpgsqlParameterCollection parameters, IReadOnlyList<PendingWrite> writes)
    {
        Add(parameters, writes, write => write.Key.IdHash);
        Add(parameters, writes, write => write.Key.TypeHash);
        Add(parameters, writes, write => write.Key.N0);
        Add(parameters, writes, write => write.Key.N1);
        Add(parameters, writes, write => write.Key.Type);
        Add(parameters, writes, write => write.Key.Extension);
        Add(parameters, writes, write => write.Payload);
        Add(parameters, writes, write => write.ETag);
        parameters.Add(new NpgsqlParameter<string> { TypedValue = _serviceId });
    }

    private void AddRows(NpgsqlBatchCommandCollection batch, IReadOnlyList<PendingWrite> writes, IReadOnlyList<OutboxKey> delivered, DateTimeOffset effectsDueAt)
    {
        (PendingWrite Write, Commit Commit)[] commits = [.. writes.SelectMany(write => write.Commits, (write, commit) => (write, commit))];
        (string Stream, JournalEntry Entry, StoredMessage Stored)[] entries =
            [.. commits.SelectMany(pair => pair.Commit.Entries.Zip(pair.Commit.Journal, (entry, stored) => (pair.Write.Stream, entry, stored)))];
        if (entries.Length > 0)
        {
            var command = AddCommand(batch, AppendJournal);
            Add(command, entries, item => item.Stream);
            Add(command, entries, item => item.Entry.Version);
            Add(command, entries, item => item.Entry.At.UtcDateTime);
            Add(command, entries, item => item.Entry.Actor.Id);
            Add(command, entries, item => item.Entry.Actor.Name);
            Add(command, entries, item => item.Entry.Reason);
            Add(command, entries, item => item.Entry.Origin);
            Add(command, entries, item => item.Entry.CommandId);
            Add(command, entries, item => item.Stored.Type);
            Add(command, entries, item => item.Stored.Payload);
            Add(command, entries, item => (long?)item.Entry.Fingerprint);
        }

        foreach (var table in commits.SelectMany(pair => pair.Commit.Rows).GroupBy(row => row.Table))
        {
            AddReadRows(batch, table.Key, [.. table.GroupBy(row => row.Key).Select(rows => rows.Last()).OrderBy(row => row.Key, StringComparer.Ordinal)]);
        }

        (string Sender, long Version, int Index, Effect Effect, StoredMessage Stored)[] effects =
            [.. commits.SelectMany(pair => pair.Commit.Effects.Select((effect, i) => (pair.Write.Stream, pair.Commit.Version, i, effect, pair.Commit.Outbox[i])))];
        if (effects.Length > 0)
        {
            var command = AddCommand(batch, AppendOutbox);
            Add(command, effects, item => item.Sender);
            Add(command, effects, item => item.Version);
            Add(command, effects, item => item.Index);
            Add(command, effects, item => item.Effect.Target.ToString());
            Add(command, effects, item => item.Stored.Type);
            Add(command, effects, item => item.Stored.Payload);
            command.Add(new NpgsqlParameter<DateTime> { TypedValue = effectsDueAt.UtcDateTime });
        }

        if (delivered.Count > 0)
        {
            var command = AddCommand(batch, ForgetEffects);
            Add(command, delivered, key => key.Sender);
            Add(command, delivered, key => key.Version);
            Add(command, delivered, key => key.Index);
        }

        AddDeadlines(batch, writes);
    }

    private static void AddDeadlines(NpgsqlBatchCommandCollection batch, IReadOnlyList<PendingWrite> writes)
    {
        (string Target, DateTimeOffset? Due)[] changed =
        [
            .. writes.Select(write => (write.Stream, Last: write.Commits.LastOrDefault(commit => commit.DeadlineChanged)))
                .Where(item => item.Last is not null).OrderBy(item => item.Stream, StringComparer.Ordinal).Select(item => (item.Stream, item.Last!.Deadline)),
        ];
        (string Target, DateTimeOffset? Due)[] set = [.. changed.Where(item => item.Due is not null)];
        if (set.Length > 0)
        {
            var command = AddCommand(batch, SetDeadlines);
            Add(command, set, item => item.Target);
            Add(command, set, item => item.Due!.Value.UtcDateTime);
        }

        (string Target, DateTimeOffset? Due)[] gone = [.. changed.Where(item => item.Due is null)];
        if (gone.Length > 0) Add(AddCommand(batch, "DELETE FROM deadlines WHERE target = ANY ($1)"), gone, item => item.Target);
    }

    private void AddReadRows(NpgsqlBatchCommandCollection batch, ReadTable table, RowChange[] rows)
    {
        RowChange[] kept = [.. rows.Where(row => !row.IsDelete)];
        if (kept.Length > 0)
        {
            var command = AddCommand(batch, ReadTableSql.PostgresUpsert(table));
            Add(command, kept, row => row.Key);
            Add(command, kept, row => row.Clinic);
            for (var i = 0; i < table.Columns.Length; i++)
            {
                var (place, kind) = (i, table.Columns[i].Kind);
                switch (kind)
                {
                    case ReadColumnKind.Text: Add(command, kept, row => (string?)row.Values[place]); break;
                    case ReadColumnKind.Integer or ReadColumnKind.Money: Add(command, kept, row => (long?)Values.Write(kind, row.Values[place])); break;
                    case ReadColumnKind.Boolean: Add(command, kept, row => (bool?)row.Values[place]); break;
                    // Not a DateTime: a batch without any would be taken for another type, and its statement prepared for nothing.
                    case ReadColumnKind.Instant: Add(command, kept, row => (DateTimeOffset?)row.Values[place]); break;
                    case ReadColumnKind.Date: Add(command, kept, row => (DateOnly?)row.Values[place]); break;
                    default: throw new ArgumentOutOfRangeException(nameof(table));
                }
            }
        }

        RowChange[] deleted = [.. rows.Where(row => row.IsDelete)];
        if (deleted.Length > 0) Add(AddCommand(batch, ReadTableSql.Delete(table) + " = ANY ($1)"), deleted, row => row.Key);
    }

    private static NpgsqlParameterCollection AddCommand(NpgsqlBatchCommandCollection batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.Add(command);
        return command.Parameters;
    }

    private static void Add<TItem, TValue>(NpgsqlParameterCollection parameters, IReadOnlyList<TItem> items, Func<TItem, TValue> value)
    {
        var values = new TValue[items.Count];
        for (var i = 0; i < values.Length; i++) values[i] = value(items[i]);
        parameters.Add(new NpgsqlParameter<TValue[]> { TypedValue = values });
    }
}
