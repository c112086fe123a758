using GroupActors.Testing;
using Npgsql;

namespace GroupActors.Cluster;

/// <summary>Three silos and two webs under load while parts of them die: nothing acknowledged is lost, nothing is done twice, and what died is soon answered for by others.</summary>
[Trait("Run", "soak")]
public sealed class SurvivalTests(ITestOutputHelper output)
{
    private const int Sessions = 48;

    /// <summary>Commands that show that the load goes on.</summary>
    private const int Some = 4 * Sessions;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(30);

    [Fact]
    public Task A_killed_silo_is_answered_for_by_the_others() => Survives(async (cluster, load) =>
    {
        var (busiest, active) = (await cluster.WhereActive(load.Sessions))[0];
        await cluster.Kill(busiest);
        Say(await load.Silence(), active);
        await Restart(cluster, busiest);
    });

    [Fact]
    public Task Two_killed_silos_are_answered_for_by_the_third() => Survives(async (cluster, load) =>
    {
        var died = (await cluster.WhereActive(load.Sessions)).Where(silo => silo.Silo != "silo-3").Sum(silo => silo.Sessions);
        await Task.WhenAll(cluster.Kill("silo-1"), cluster.Kill("silo-2"));
        Say(await load.Silence(), died);
        await Restart(cluster, "silo-1", "silo-2");
    });

    [Fact]
    public Task A_killed_web_is_answered_for_by_the_other() => Survives(async (cluster, load) =>
    {
        await cluster.Kill("web-1");
        await load.Progress(Some);
        await Restart(cluster, "web-1");
    });

    [Fact]
    public Task Every_process_is_restarted_in_turn() => Survives(async (cluster, load) =>
    {
        foreach (var name in cluster.Silos.Concat(cluster.Webs))
        {
            await cluster.Stop(name);
            await Restart(cluster, name);
            await load.Progress(Some);
        }
    });

    [Fact]
    public Task A_silo_frozen_until_the_others_count_it_dead_does_no_harm_when_it_is_thawed() => Survives(async (cluster, load) =>
    {
        var (busiest, active) = (await cluster.WhereActive(load.Sessions))[0];
        await cluster.Signal(busiest, "STOP");
        Say(await load.Silence(), active);
        await cluster.Signal(busiest, "CONT");
        await load.Progress(Some);

        // It learns that it is counted as dead, and ends.
        await Wait.Until(async () => !await cluster.Running(busiest), () => $"{busiest} ends:\n{cluster.Log(busiest)}");
        await Restart(cluster, busiest);
    });

    [Fact]
    public Task PostgreSQL_is_restarted() => Survives(async (cluster, load) =>
    {
        await cluster.Stop("postgres");
        await cluster.Start("postgres");
        await load.Progress(Some);
    });

    [Fact]
    public Task PostgreSQL_is_killed() => Survives(async (cluster, load) =>
    {
        await cluster.Kill("postgres");
        await cluster.Start("postgres");
        await load.Progress(Some);
    });

    [Fact]
    public Task PostgreSQL_is_away_for_30_seconds() => Survives(async (cluster, load) =>
    {
        await cluster.Stop("postgres");
        await Task.Delay(Outage);
        await cluster.Start("postgres");
        await load.Progress(Some);
    });

    [Fact]
    public Task PostgreSQL_says_nothing_for_30_seconds() => Survives(async (cluster, load) =>
    {
        await cluster.Signal("postgres", "STOP");
        await Task.Delay(Outage);
        await cluster.Signal("postgres", "CONT");
        await load.Progress(Some);
    });

    [Fact]
    public Task Connections_to_PostgreSQL_are_cut_again_and_again() => Survives(async (cluster, load) =>
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();
        await using var cut = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()", connection);
        for (var i = 0; i < 20; i++)
        {
            ((long)(await cut.ExecuteScalarAsync())!).ShouldBePositive();
            await load.Progress(Sessions / 2);
        }
    });

    [Fact]
    public Task Every_sync_of_PostgreSQL_takes_300_milliseconds() => Survives(async (cluster, load) =>
    {
        await using var disk = await cluster.SlowDisk(TimeSpan.FromMilliseconds(300));
        await load.Progress(Some);
        disk.Calls().ShouldNotBeEmpty();
    });

    private static async Task Survives(Func<ClusterProcesses, AttendanceLoad, Task> harm)
    {
        await using var cluster = await ClusterProcesses.Start(silos: 3, webs: 2);
        using var administrator = await ClinicClient.SignIn("administrator", cluster.WebAddresses);
        using var coordinator = await ClinicClient.SignIn("coordinator", cluster.WebAddresses);
        var load = new AttendanceLoad(coordinator, await ClinicClient.Found(administrator), Sessions);
        await load.SetUp();
        load.Start();
        await load.Progress(Some);
        await harm(cluster, load);
        await load.Progress(Some);
        await load.Stop();
        await load.Verify(cluster);
    }

    /// <summary>How long the sessions that were where it died were without an answer.</summary>
    private void Say(TimeSpan[] silence, int died) =>
        output.WriteLine($"{died} of {Sessions} sessions died; silence: median {silence[^((died + 1) / 2)]}, longest {silence[^1]}; {silence.Count(time => time > TimeSpan.FromSeconds(10))} longer than 10 seconds");

    private static async Task Restart(ClusterProcesses cluster, params string[] names)
    {
        foreach (var name in names) await cluster.Start(name);
        foreach (var name in names) await cluster.Ready(name);
    }
}
