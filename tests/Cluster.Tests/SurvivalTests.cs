using System.Diagnostics;

namespace GroupActors.Cluster;

/// <summary>Three silos and two webs under load while parts of them die: nothing acknowledged is lost, nothing is done twice, and what died is soon answered for by others.</summary>
public sealed class SurvivalTests(ITestOutputHelper output)
{
    private const int Sessions = 48;

    [Fact, Trait("Run", "soak")]
    public async Task A_silo_that_is_killed_is_answered_for_by_the_others_and_loses_nothing()
    {
        await using var cluster = await ClusterProcesses.Start(silos: 3, webs: 2);
        var load = await Load(cluster);
        var (busiest, active) = (await cluster.ActiveSessions())[0];
        var killed = Stopwatch.GetTimestamp();
        await cluster.Kill(busiest);
        var silence = await load.Silence(killed);
        output.WriteLine($"{active} of {Sessions} sessions died; silence: median {silence[^((active + 1) / 2)]}, longest {silence[^1]}");
        await cluster.Start(busiest);
        await cluster.Ready(busiest);
        await load.Progress(4 * Sessions);
        await load.Stop();
        await load.Verify(cluster);
    }

    private static async Task<AttendanceLoad> Load(ClusterProcesses cluster)
    {
        using var administrator = await ClinicClient.SignIn("administrator", cluster.WebAddresses);
        var coordinator = await ClinicClient.SignIn("coordinator", cluster.WebAddresses);
        var now = await ClinicClient.Found(administrator);
        var load = new AttendanceLoad(coordinator, now, Sessions);
        await load.SetUp();
        load.Start();
        await load.Progress(4 * Sessions);
        return load;
    }
}
