using System.Globalization;
using GroupActors.Bench;
using GroupActors.Bench.CheckIns;
using GroupActors.Bench.Country;
using GroupActors.Bench.Http;
using GroupActors.Bench.Live;
using GroupActors.Bench.Measuring;

if (args is ["serve-peer", var connectionString, var sessions])
{
    await PeerOverHttp.Serve(connectionString, int.Parse(sessions, CultureInfo.InvariantCulture));
    return 0;
}

(string Name, Func<Settings, Task> Run)[] benchmarks =
[
    ("check-ins", CheckInsBenchmark.OnPostgres),
    ("sqlite", CheckInsBenchmark.OnSqlite),
    ("http", HttpBenchmark.Run),
    ("live", LiveBenchmark.Run),
    ("growth", GrowthBenchmark.Run),
];
var settings = Settings.Parse(args, out var command);
var chosen = benchmarks.Where(benchmark => command == "all" || benchmark.Name == command).ToArray();
if (chosen.Length == 0)
{
    Console.Error.WriteLine(
        $"Usage: dotnet run -c Release --project bench -- all|{string.Join('|', benchmarks.Select(benchmark => benchmark.Name))} [--shapes 64x120,256x1000] [--only ours,peer] [--clinics 67,667,6667] [--rounds 7] [--seconds 3] [--warm-up 15]");
    return 1;
}

await Machine.Describe();
foreach (var (_, run) in chosen) await run(settings);
return 0;
