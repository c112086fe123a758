using GroupActors.Bench.Measuring;

namespace GroupActors.Bench.CheckIns;

/// <summary>Check-ins on PostgreSQL: the product against what a user would write, in turn and in one process, on one server with fsync on.</summary>
internal static class CheckInsBenchmark
{
    /// <summary>Members a session.</summary>
    public const int Members = 8;

    /// <summary>The peers' pool: more connections gained nothing on two cores.</summary>
    public const int PeerConnections = 32;

    public static async Task Run(Settings settings)
    {
        await using var server = await BenchServer.Start();
        var limit = new CommitLimit(server);
        await limit.SetUp();
        var peers = await server.CreateDatabase();
        foreach (var (callers, sessions) in settings.Shapes)
        {
            await using var ours = await GrainCheckIns.Start("ours", "PostgreSQL", await server.CreateDatabase());
            await using var plain = new PlainPeer(peers);
            await using var pipelined = new PipelinedPeer(peers);
            await using var batched = new BatchedPeer(peers);
            ICheckIns[] all = [.. new ICheckIns[] { ours, plain, pipelined, batched }.Where(candidate => settings.Only.IsEmpty || settings.Only.Contains(candidate.Name))];
            var changes = new Dictionary<ICheckIns, Changes>();
            foreach (var candidate in all)
            {
                await candidate.SetUp(sessions);
                changes[candidate] = new(candidate, callers, sessions);
                await Once(candidate, settings.WarmUp);
            }

            var rounds = new Rounds<ICheckIns>(all);
            var limits = new List<(double One, double Sixteen)>();
            for (var round = 0; round < settings.Rounds; round++)
            {
                foreach (var candidate in rounds.Order(round)) rounds.Add(candidate, await Once(candidate, settings.Time));
                limits.Add((await limit.PerSecond(rows: 1, callers, settings.Time), await limit.PerSecond(rows: 16, callers, settings.Time)));
            }

            Table.Write($"{callers} callers over {sessions} sessions, PostgreSQL", rounds, candidate => candidate.Name, [.. all.Skip(1)]);
            var (one, sixteen) = (Median.Of(limits.Select(pair => pair.One)), Median.Of(limits.Select(pair => pair.Sixteen)));
            Console.WriteLine($"limit: {one:N0} commits of one row a second, {sixteen:N0} of 16 rows (pgbench)");
            foreach (var candidate in all) Console.WriteLine($"  {candidate.Name}: {Median.Of(rounds.Of(candidate).Select((run, i) => run.PerSecond / limits[i].One)):0.00}x the one-row limit");
            Console.WriteLine();

            async Task<Run> Once(ICheckIns candidate, TimeSpan time)
            {
                await server.Settle();
                return await Load.Run(callers, time, changes[candidate].Next, server.ProcessIds);
            }
        }
    }
}
