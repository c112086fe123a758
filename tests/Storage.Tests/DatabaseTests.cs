using CsCheck;
using Microsoft.Data.Sqlite;

namespace GroupActors.Storage;

/// <summary>What both databases do alike.</summary>
public sealed class DatabaseTests
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task Only_the_losers_of_a_race_fail_and_leave_nothing(TestDatabase kind)
    {
        await using var database = await Store.Open(kind);
        (await database.Commit([Store.Full("a", null), Store.Full("b", null)], [], TestSilo.Epoch)).ShouldBe([false, false]);
        (await database.Commit([Store.Full("a", 1), Store.Full("b", 7), Store.Full("c", null)], [], TestSilo.Epoch)).ShouldBe([false, true, false]);
        (await database.Commit([Store.Full("a", null), Store.Full("c", 1), Store.Full("d", 1)], [], TestSilo.Epoch)).ShouldBe([true, false, true]);
        (await Store.Traces(database, "a")).ShouldBe("2 1 2 1");
        (await Store.Traces(database, "b")).ShouldBe("1 1 1 1");
        (await Store.Traces(database, "c")).ShouldBe("2 1 2 1");
        (await Store.Traces(database, "d")).ShouldBe("0 0 0 0");
    }

    [Fact]
    public async Task A_burst_of_reads_leaves_connections_to_other_processes()
    {
        await using var database = await Store.Open(TestDatabase.PostgreSQL);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => database.ReadState(Store.Key("s" + i))));
        await using var connection = await database.OpenReader(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()";
        ((int)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBeInRange(2, 20);
    }

    /// <summary>A committer plans its statements once, on a fresh database's empty tables: each write must find its state by key all the same.</summary>
    [Fact]
    public async Task A_plan_made_on_an_empty_database_reads_no_state_but_those_that_are_written()
    {
        const int States = 50;
        const int Rounds = 5;
        await using var database = await Store.Open(TestDatabase.PostgreSQL);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < States; i++) (await database.Commit([Store.Write("s" + i, round == 0 ? null : round, [1])], [], TestSilo.Epoch)).ShouldBe([false]);
        }

        // The session counts for itself and hands its counts over when it is told to.
        await using (var flush = Store.Committers((PostgresDatabase)database)[0]!.CreateCommand())
        {
            flush.CommandText = "SELECT pg_stat_force_next_flush()";
            await flush.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var connection = await database.OpenReader(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'orleansstorage'";
        ((long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBeInRange(States * (Rounds - 1), States * Rounds * 2);
    }

    /// <summary>Any sequence of batches, from any number of readers old and new, does what a dictionary of versions would.</summary>
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task States_are_kept_as_the_model_keeps_them(TestDatabase kind)
    {
        await using var database = await Store.Open(kind);
        var write = Gen.Select(Gen.Int[0, 5], Gen.Int[-1, 3], Gen.Byte.Array[0, 20], Gen.Int[0, 4]);
        write.Array[1, 6].Array[1, 8].Sample(
            batches =>
            {
                var run = Guid.NewGuid().ToString("N");
                var model = new Dictionary<string, (int Version, byte[]? Content)>();
                foreach (var batch in batches)
                {
                    PendingWrite[] writes =
                    [
                        .. batch.DistinctBy(item => item.Item1).Select(item =>
                        {
                            var name = $"{run}-{item.Item1}";
                            int? current = model.TryGetValue(name, out var known) ? known.Version : null;
                            // Mostly what is there, sometimes nothing, sometimes a version of another time.
                            var etag = item.Item2 < 0 ? null : item.Item2 < 3 ? current : (current ?? 0) + 1;
                            return Store.Write(name, etag, item.Item4 == 0 && etag is not null ? null : item.Item3);
                        }),
                    ];
                    bool[] expected = [.. writes.Select(item => !Matches(model, item))];
                    database.Commit(writes, [], TestSilo.Epoch).GetAwaiter().GetResult().ShouldBe(expected);
                    foreach (var item in writes.Where((_, i) => !expected[i])) model[Name(item)] = (item.NextVersion, item.Payload);
                    foreach (var item in writes)
                    {
                        var (payload, version) = database.ReadState(item.Key).GetAwaiter().GetResult();
                        (int?, string?) stored = (version, payload is null ? null : Convert.ToHexString(payload));
                        stored.ShouldBe(model.TryGetValue(Name(item), out var kept) ? (kept.Version, kept.Content is null ? null : Convert.ToHexString(kept.Content)) : (null, null));
                    }
                }
            },
            iter: 60, threads: 1);

        static string Name(PendingWrite write) => write.Key.Extension!;
        static bool Matches(Dictionary<string, (int Version, byte[]? Content)> model, PendingWrite write) =>
            model.TryGetValue(Name(write), out var known) ? write.ETag == known.Version : write.ETag is null;
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task Of_two_processes_that_write_a_state_first_one_wins(TestDatabase kind)
    {
        var connectionString = await Store.Create(kind);
        await using var one = Store.At(kind, connectionString);
        await using var two = Store.At(kind, connectionString);
        await one.Open(CancellationToken.None);
        await two.Open(CancellationToken.None);
        for (var round = 0; round < 20; round++)
        {
            var name = $"n{round}";
            var lost = await Task.WhenAll(one.Commit([Store.Full(name, null)], [], TestSilo.Epoch), two.Commit([Store.Full(name, null)], [], TestSilo.Epoch));
            lost.Select(answer => answer[0]).Order().ShouldBe([false, true]);
            (await Store.Traces(one, name)).ShouldBe("1 1 1 1");
        }
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task Any_number_of_processes_may_create_the_schema_at_once(TestDatabase kind)
    {
        var connectionString = await Store.Create(kind, empty: true);
        var databases = Enumerable.Range(0, 6).Select(_ => Store.At(kind, connectionString)).ToArray();
        await Task.WhenAll(databases.Select(database => Task.Run(() => database.Open(CancellationToken.None))));
        (await databases[0].Commit([Store.Full("a", null)], [], TestSilo.Epoch)).ShouldBe([false]);
        foreach (var database in databases) await database.DisposeAsync();
    }

    [Theory, InlineData("fsync"), InlineData("full_page_writes")]
    public async Task A_PostgreSQL_that_may_lose_commits_is_refused(string setting)
    {
        await using var server = await PostgresServer.Start(setting + "=off");
        await using var database = new PostgresDatabase(await server.CreateDatabase(empty: true), Store.ServiceId);
        var refused = await Should.ThrowAsync<StorageSettingException>(() => database.Open(CancellationToken.None));
        refused.Message.ShouldContain(setting);
    }

    [Fact]
    public async Task A_SQLite_that_may_lose_commits_is_refused()
    {
        await using var inMemory = new SqliteDatabase(await Store.Create(TestDatabase.SQLite) + ";Mode=Memory", Store.ServiceId);
        (await Should.ThrowAsync<StorageSettingException>(() => inMemory.Open(CancellationToken.None))).Message.ShouldContain("journal_mode");
    }

    [Fact]
    public async Task SQLite_syncs_every_commit_through_a_write_ahead_log()
    {
        await using var database = (SqliteDatabase)await Store.Open(TestDatabase.SQLite);
        Pragma(database, "journal_mode").ShouldBe("wal");
        Pragma(database, "synchronous").ShouldBe("2");
    }

    [Fact]
    public async Task A_full_disk_fails_what_is_written_and_nothing_after_it_is_freed()
    {
        await using var database = (SqliteDatabase)await Store.Open(TestDatabase.SQLite);
        await database.Commit([Store.Write("a", null, [1])], [], TestSilo.Epoch);
        Pragma(database, $"max_page_count = {Pragma(database, "page_count")}");
        var full = await Should.ThrowAsync<SqliteException>(() => database.Commit([Store.Write("a", 1, [2]), Store.Write("big", null, new byte[1_000_000])], [], TestSilo.Epoch));
        database.Classify(full).ShouldBe(FailureKind.Unavailable);
        (await database.ReadState(Store.Key("a"))).Version.ShouldBe(1);

        Pragma(database, "max_page_count = 1000000");
        (await database.Commit([Store.Write("a", 1, [2]), Store.Write("big", null, new byte[1_000_000])], [], TestSilo.Epoch)).ShouldBe([false, false]);
        (await database.ReadState(Store.Key("a"))).Version.ShouldBe(2);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task The_read_tables_are_those_of_the_catalogue(TestDatabase kind)
    {
        await using var database = await Store.Open(kind);
        await using var connection = await database.OpenReader(CancellationToken.None);
        foreach (var table in ReadTables.All)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = kind == TestDatabase.PostgreSQL
                ? $"SELECT column_name, data_type, CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table.Name}' ORDER BY ordinal_position"
                : $"SELECT name, lower(type), CASE \"notnull\" WHEN 1 THEN 0 ELSE 1 END FROM pragma_table_info('{table.Name}') ORDER BY cid";
            await using var reader = await command.ExecuteReaderAsync();
            var columns = new List<string>();
            while (await reader.ReadAsync()) columns.Add($"{reader.GetString(0)} {reader.GetString(1)}{(Convert.ToInt32(reader.GetValue(2), null) == 1 ? " null" : "")}");
            string[] nullable = Nullable.GetValueOrDefault(table.Name, []);
            columns.Skip(1).ShouldBe(
                [$"clinic text", .. table.Columns.Select(column => $"{column.Name} {Type(kind, column.Kind)}{(nullable.Contains(column.Name) ? " null" : "")}")], customMessage: table.Name);
            columns[0].ShouldStartWith("key text");
        }
    }

    /// <summary>What may be missing, by table.</summary>
    private static readonly Dictionary<string, string[]> Nullable = new()
    {
        ["sessions"] = ["room"],
        ["attendance"] = ["arrived_at", "source", "late_minutes"],
        ["credentials"] = ["valid_to"],
        ["enrollments"] = ["family", "payer"],
        ["claims"] = ["payer", "code", "reason", "queue", "charge", "expected", "filing_deadline"],
        ["tasks"] = ["session", "grp", "patient", "facilitator", "due", "amount"],
        ["patients"] = ["payer", "member_id"],
        ["notes"] = ["facilitator", "signed_at", "due"],
        ["groups"] = ["facilitator", "room"],
        ["waitlist"] = ["diagnosis"],
    };

    private static string Type(TestDatabase kind, ReadColumnKind column) => (kind, column) switch
    {
        (_, ReadColumnKind.Text) => "text",
        (TestDatabase.PostgreSQL, ReadColumnKind.Integer or ReadColumnKind.Money) => "bigint",
        (TestDatabase.PostgreSQL, ReadColumnKind.Boolean) => "boolean",
        (TestDatabase.PostgreSQL, ReadColumnKind.Instant) => "timestamp with time zone",
        (TestDatabase.PostgreSQL, ReadColumnKind.Date) => "date",
        (_, ReadColumnKind.Instant or ReadColumnKind.Date) => "text",
        _ => "integer",
    };

    private static string Pragma(SqliteDatabase database, string text)
    {
        using var command = Store.Writer(database)!.CreateCommand();
        command.CommandText = "PRAGMA " + text;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
