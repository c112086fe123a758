using GroupActors.Storage.Samples;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GroupActors.Storage;

/// <summary>What happens to commands while connections, servers and single writes fail.</summary>
public sealed class FailureTests
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_commit_whose_answer_was_lost_is_answered_from_what_is_stored_and_done_once(TestDatabase kind)
    {
        await using var silo = await TestSilo.Start(kind);
        var tally = silo.Grains.GetGrain<ITallyGrain>("c/a");
        await tally.Add(Command(), 1);
        silo.Faults.AfterCommit = _ =>
        {
            silo.Faults.AfterCommit = null;
            throw FaultyDatabase.ConnectionLost();
        };
        (await tally.Add(Command(), 10, tell: "c/b")).Value!.Sum.ShouldBe(11);
        await silo.Quiesce();
        (await silo.Grains.GetGrain<ITallyGrain>("c/b").Get()).Sum.ShouldBe(10);
        (await tally.Add(Command(), 100)).Value!.Sum.ShouldBe(111);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_commit_whose_session_was_terminated_before_it_is_done_on_the_next_connection()
    {
        await using var silo = await TestSilo.Start(TestDatabase.PostgreSQL);
        var tally = silo.Grains.GetGrain<ITallyGrain>("c/a");
        await tally.Add(Command(), 1);
        silo.Faults.BeforeCommit = async _ =>
        {
            silo.Faults.BeforeCommit = null;
            await Terminate(silo.ConnectionString);
        };
        (await tally.Add(Command(), 10)).Value!.Sum.ShouldBe(11);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sessions_terminated_again_and_again_fail_no_command_and_repeat_none()
    {
        await using var silo = await TestSilo.Start(TestDatabase.PostgreSQL);
        string[] keys = [.. Enumerable.Range(0, 8).Select(i => $"c/{i}")];
        foreach (var key in keys) await silo.Grains.GetGrain<ITallyGrain>(key).Add(Command(), 0);
        using var over = new CancellationTokenSource();
        var terminations = 0;

        // Something must be done between two terminations: on a slow machine they would else leave no time for any commit.
        using var done = new SemaphoreSlim(0);
        var terminating = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await Terminate(silo.ConnectionString);
                terminations++;
                while (done.Wait(0)) { }
                await done.WaitAsync(over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
        {
            (await silo.Grains.GetGrain<ITallyGrain>(keys[i % keys.Length]).Add(Command(), 1)).IsDone.ShouldBeTrue();
            done.Release();
        });
        await over.CancelAsync();
        await terminating;
        terminations.ShouldBeGreaterThan(1);
        foreach (var key in keys) (await silo.Grains.GetGrain<ITallyGrain>(key).Get()).Sum.ShouldBe(50);

        // Connections for reading died in the pool as well.
        (await silo.Services.GetRequiredService<ILedger>().Rows(ReadTables.Rooms, "c", [])).Count.ShouldBe(8);
        await TestSilo.Until(() => Reads(silo), "the pool holds no dead connection");
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_acknowledged_survives_the_crash_of_the_server_and_the_silo_goes_on()
    {
        await using var server = await PostgresServer.Start();
        await using var silo = await TestSilo.Start(TestDatabase.PostgreSQL, await server.CreateDatabase(empty: true));
        var tally = silo.Grains.GetGrain<ITallyGrain>("c/a");
        await tally.Add(Command(), 1);
        var under = Enumerable.Range(0, 50).Select(_ => tally.Add(Command(), 1)).ToArray();
        await server.CrashAndRestart();
        foreach (var outcome in await Task.WhenAll(under)) outcome.IsDone.ShouldBeTrue();
        (await tally.Add(Command(), 1)).Value!.Sum.ShouldBe(52);
    }

    /// <summary>A row that the schema refuses, as a fault in a rule would make it.</summary>
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_write_that_the_database_refuses_fails_alone(TestDatabase kind)
    {
        await using var silo = await TestSilo.Start(kind);
        var queue = silo.Services.GetRequiredService<CommitQueue>();
        var good = Enumerable.Range(0, 30).Select(i => queue.Commit(Store.Full($"good{i}", null))).ToList();
        var bad = queue.Commit(Store.Full("bad", null, roomName: null));
        good.AddRange(Enumerable.Range(30, 30).Select(i => queue.Commit(Store.Full($"good{i}", null))));
        await Should.ThrowAsync<CommitFailedException>(() => bad);
        foreach (var version in await Task.WhenAll(good)) version.ShouldBe(1);
        (await Store.Traces(silo.Faults.Inner, "bad")).ShouldBe("0 0 0 0");
    }

    private static async Task<bool> Reads(TestSilo silo)
    {
        try
        {
            await silo.Faults.CountEffects(CancellationToken.None);
            return await silo.LedgerDifferences() is not null;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static CommandContext Command() => new(Guid.NewGuid(), new("tester", "Tester"));

    /// <summary>Ends all sessions of the silo at the server.</summary>
    private static async Task Terminate(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Application Name=terminator;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        await command.ExecuteNonQueryAsync();
    }
}
