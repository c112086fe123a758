using System.Diagnostics;
using System.Globalization;
using GroupActors.Hosting;
using GroupActors.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GroupActors.Cluster;

/// <summary>PostgreSQL, silos and webs in processes of their own, started by <c>scripts/cluster.sh</c>, in a folder and on ports of the test's own.</summary>
internal sealed class ClusterProcesses : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Uri> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _siloPorts = new(StringComparer.Ordinal);
    private readonly int _postgresPort = FreePort.Find();

    private ClusterProcesses(int silos, int webs)
    {
        Silos = [.. Enumerable.Range(1, silos).Select(i => $"silo-{i}")];
        Webs = [.. Enumerable.Range(1, webs).Select(i => $"web-{i}")];
        foreach (var name in Silos.Concat(Webs)) _addresses[name] = new($"http://127.0.0.1:{FreePort.Find()}");
    }

    public string[] Silos { get; }

    public string[] Webs { get; }

    public Uri[] WebAddresses => [.. Webs.Select(web => _addresses[web])];

    public string ConnectionString => $"Host=127.0.0.1;Port={_postgresPort};Username=groupactors;Database=groupactors";

    /// <summary>All of them, ready.</summary>
    public static async Task<ClusterProcesses> Start(int silos, int webs)
    {
        var cluster = new ClusterProcesses(silos, webs);
        await cluster.Start("postgres");
        string[] names = [.. cluster.Silos, .. cluster.Webs];
        foreach (var name in names) await cluster.Start(name);
        foreach (var name in names) await cluster.Ready(name);
        return cluster;
    }

    /// <summary>Starts one and comes back at once.</summary>
    public Task Start(string name) => Script("start", name);

    /// <summary>Asks it to end and waits until it has.</summary>
    public Task Stop(string name) => Script("stop", name);

    /// <summary><c>kill -9</c>.</summary>
    public Task Kill(string name) => Signal(name, "KILL");

    public Task Signal(string name, string signal) => Script("signal", name, signal);

    public async Task<bool> Running(string name) => (await Script("status")).Split('\n').Any(line => line.StartsWith(name + " ", StringComparison.Ordinal) && !line.EndsWith(" ended", StringComparison.Ordinal));

    /// <summary>Lets every sync of PostgreSQL's take so much longer, until what is given back is disposed of.</summary>
    public async Task<SystemCallTrace> SlowDisk(TimeSpan delay)
    {
        var postmaster = (await Script("status")).Split('\n').Single(line => line.StartsWith("postgres ", StringComparison.Ordinal)).Split(' ')[1];
        using var list = Process.Start(new ProcessStartInfo("pgrep", ["-P", postmaster]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var processes = (await list.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Append(postmaster);
        return new SystemCallTrace(
            _folder.File("syncs"), processes.Select(id => int.Parse(id, CultureInfo.InvariantCulture)), "fsync,fdatasync", $"inject=fsync,fdatasync:delay_enter={(int)delay.TotalMicroseconds}");
    }

    public Task Ready(string name) => Wait.UntilReady(_addresses[name], () => null, () => Log(name));

    /// <summary>How many of these sessions are active on each silo, the busiest first.</summary>
    public async Task<IReadOnlyList<(string Silo, int Sessions)>> WhereActive(IReadOnlySet<string> sessions)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(
            [new("Cluster:Role", "Client"), new("Storage:Provider", "PostgreSQL"), new("Storage:ConnectionString", ConnectionString)]);
        builder.AddGroupActors();
        using var host = builder.Build();
        await host.StartAsync();
        var active = (await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics())
            .Where(grain => grain.GrainId.Type.ToString() == GrainTypes.Session && sessions.Contains(grain.GrainId.Key.ToString()!)).ToLookup(grain => grain.SiloAddress.Endpoint.Port);
        await host.StopAsync();
        return [.. Silos.Select(silo => (silo, active[_siloPorts[silo]].Count())).OrderByDescending(silo => silo.Item2)];
    }

    /// <summary>The last lines that a process wrote.</summary>
    public string Log(string name) => File.Exists(_folder.File(name + ".log")) ? string.Join('\n', File.ReadLines(_folder.File(name + ".log")).TakeLast(60)) : "";

    public async ValueTask DisposeAsync()
    {
        foreach (var name in Webs.Concat(Silos).Append("postgres"))
        {
            // Frozen ones take no other signal.
            if (await Running(name)) await Kill(name);
        }

        _folder.Dispose();
    }

    private async Task<string> Script(params string[] arguments)
    {
        // bin/<configuration> of this program is what it is of the product.
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "scripts", "cluster.sh"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var environment = start.Environment;
        environment["CLUSTER_DIR"] = _folder.FullName;
        environment["CONFIGURATION"] = build.Parent!.Name;
        environment["POSTGRES_PORT"] = _postgresPort.ToString(CultureInfo.InvariantCulture);
        environment["Demo__Clinic"] = "false";
        environment["Logging__LogLevel__Default"] = "Warning";
        if (arguments is ["start", var name] && _addresses.TryGetValue(name, out var address))
        {
            environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
            environment["Cluster__SiloPort"] = (_siloPorts[name] = FreePort.Find()).ToString(CultureInfo.InvariantCulture);
            environment["Cluster__GatewayPort"] = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"cluster.sh {string.Join(' ', arguments)}: {await error}{output}");
    }
}
