using GroupActors.Bench.CheckIns;
using GroupActors.Bench.Measuring;

namespace GroupActors.Bench.Http;

/// <summary>Check-ins end to end: the callers' sockets, Kestrel, the silo in the same process, PostgreSQL. CPU time is the server's and the database's.</summary>
internal static class HttpBenchmark
{
    private const int Connections = 64;
    private const int Sessions = 120;

    public static async Task Run(Settings settings)
    {
        await using var server = await BenchServer.Start();
        await using var ours = await ProductOverHttp.Start(await server.CreateDatabase());
        await using var peer = new PeerOverHttp(await server.CreateDatabase());

        // A web server has much more code to be compiled than a grain: four times as long it is not what it will be.
        var rounds = await new Comparison(settings with { WarmUp = 4 * settings.WarmUp }, Connections, Sessions, server.Settle, server.ProcessIds).Run([ours, peer]);
        Table.Write($"HTTP: {Connections} connections over {Sessions} sessions, PostgreSQL", rounds, candidate => candidate.Name);
    }
}
