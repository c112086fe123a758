using GroupActors.Bench.Measuring;
using GroupActors.Testing;

namespace GroupActors.Bench.CheckIns;

/// <summary>Check-ins: the product against what a user would build instead, in turn and in one process, on one database server with fsync on.</summary>
internal static class CheckInsBenchmark
{
    /// <summary>Members a session.</summary>
    public const int Members = 8;

    /// <summary>The peers' pool: more connections gained nothing on two cores.</summary>
    public const int PeerConnections = 32;

    public static async Task OnPostgres(Settings settings)
    {
        await using var server = await BenchServer.Start();
        var limit = new CommitLimit(server);
        await limit.SetUp();
        foreach (var (callers, sessions) in settings.Shapes)
        {
            var peers = await server.CreateDatabase();
            await using var ours = await GrainCheckIns.Start("ours", "PostgreSQL", await server.CreateDatabase());
            await using var plain = new PlainPeer(peers);
            await using var pipelined = new PipelinedPeer(peers);
            await using var batched = new BatchedPeer(peers);
            await using var stock = await GrainCheckIns.Start("stock", "PostgreSQL", await server.CreateDatabase(), StockStorage.Use);
            var limits = new List<(double One, double Sixteen)>();
            var rounds = await new Comparison(settings, callers, sessions, server.Settle, server.ProcessIds).Run(
                [ours, plain, pipelined, batched, stock],
                async () => limits.Add((await limit.PerSecond(rows: 1, callers, settings.Time), await limit.PerSecond(rows: 16, callers, settings.Time))));

            Table.Write($"{callers} callers over {sessions} sessions, PostgreSQL", rounds, candidate => candidate.Name);
            Console.WriteLine($"limit: {Median.Of(limits.Select(pair => pair.One)):N0} commits of one row a second, {Median.Of(limits.Select(pair => pair.Sixteen)):N0} of 16 rows (pgbench)");
            foreach (var candidate in rounds.Candidates) Console.WriteLine($"  {candidate.Name}: {Median.Of(rounds.Of(candidate).Select((run, i) => run.PerSecond / limits[i].One)):0.00}x the one-row limit");
            Console.WriteLine();
        }
    }

    public static async Task OnSqlite(Settings settings)
    {
        // More sessions than that take the stock provider longer to make than everything else takes together.
        foreach (var (callers, sessions) in settings.Shapes.Where(shape => shape.Sessions <= 120))
        {
            using var folder = new TemporaryFolder();
            await using var ours = await GrainCheckIns.Start("ours", "SQLite", $"Data Source={folder.File("ours.db")}");
            await using var stock = await GrainCheckIns.Start("stock", "SQLite", $"Data Source={folder.File("stock.db")}", StockStorage.Use, setUpCallers: 1);
            var rounds = await new Comparison(settings, callers, sessions, () => Task.CompletedTask, () => []).Run([ours, stock]);
            Table.Write($"{callers} callers over {sessions} sessions, SQLite with WAL and synchronous=FULL", rounds, candidate => candidate.Name);
        }
    }
}
