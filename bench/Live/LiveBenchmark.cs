using System.Collections.Concurrent;
using System.Globalization;
using GroupActors.Bench.Http;
using GroupActors.Bench.Measuring;
using GroupActors.Testing;

namespace GroupActors.Bench.Live;

/// <summary>
/// How long a change takes to the last of a thousand open boards, and what it costs the server: the product in a process of its own on SQLite, changes over HTTP at a steady rate.
/// At ten a second each change is sent alone; what follows within the census' 50 milliseconds is sent together.
/// </summary>
internal static class LiveBenchmark
{
    private const int Viewers = 1000;
    private const int Sessions = 24;
    private static readonly int[] Rates = [10, 20, 100];

    public static async Task Run(Settings settings)
    {
        await using var product = await ProductOverHttp.Start(null);
        await product.SetUp(Sessions);
        var changes = new LiveChanges(product, Sessions);
        await using var probe = await Viewer.Watch(product.Address, product.Cookies, isBinary: false, "WatchCensus", ClinicClient.Clinic, changes.Heard);
        await changes.Known();
        foreach (var isBinary in new[] { false, true })
        {
            Console.WriteLine($"## {Viewers:N0} boards, {(isBinary ? "MessagePack" : "JSON")}: check-ins over HTTP, SQLite (medians of {settings.Rounds} runs in turn)");
            Console.WriteLine();
            var arrivals = new Arrivals();
            var before = Memory(product.Processes[0]);
            var viewers = new ConcurrentBag<Viewer>();
            await Parallel.ForEachAsync(Enumerable.Range(0, Viewers), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
                viewers.Add(await Viewer.Watch(product.Address, product.Cookies, isBinary, "WatchBoard", ClinicClient.Clinic, arrivals.NoteAll)));
            using var living = new Timer(_ => { foreach (var viewer in viewers.Append(probe)) _ = viewer.Live(); }, null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
            await changes.Run(20, TimeSpan.FromSeconds(5), product.Processes);
            var perViewer = (Memory(product.Processes[0]) - before) / Viewers;

            var runs = Rates.ToDictionary(rate => rate, _ => new List<LiveRun>());
            for (var round = 0; round < settings.Rounds; round++)
            {
                foreach (var rate in round % 2 == 0 ? Rates : [.. Rates.Reverse()])
                {
                    await product.Prepare();
                    var run = await changes.Run(rate, settings.Time, product.Processes);
                    if (viewers.Select(viewer => viewer.Ended).FirstOrDefault(why => why is not null) is { } why) throw new InvalidOperationException($"{viewers.Count(viewer => viewer.Ended is not null)} boards lost their connection: {why}");
                    runs[rate].Add(run.With(arrivals, Viewers));
                }
            }

            Console.WriteLine("| changes a second | last board p50 ms | p99 ms | server CPU ms a change | against alone |");
            Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
            foreach (var rate in Rates)
            {
                var alone = runs[Rates[0]];
                Console.WriteLine(
                    $"| {rate} | {Median.Of(runs[rate].Select(run => run.P50Milliseconds)):0.0} | {Median.Of(runs[rate].Select(run => run.P99Milliseconds)):0.0} | {Median.Of(runs[rate].Select(run => run.CpuMilliseconds)):0.00} | {Median.Of(runs[rate].Select((run, i) => run.CpuMilliseconds / alone[i].CpuMilliseconds)):0.00} |");
            }

            Console.WriteLine();
            Console.WriteLine($"server memory a viewer: {perViewer / 1024:N0} kB (resident, all {Viewers:N0} connected and after 100 changes)");
            Console.WriteLine();
            foreach (var viewer in viewers) await viewer.DisposeAsync();
        }
    }

    private static long Memory(int process)
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
