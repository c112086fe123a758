using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace GroupActors.Testing;

/// <summary>The built product in a process of its own, on 127.0.0.1. Killed, never asked to stop, unless a test says otherwise.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(120);

    private readonly string[] _command;
    private readonly Dictionary<string, string> _settings;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    private ProductProcess(string[] command, Dictionary<string, string> settings, Uri address)
    {
        _command = command;
        _settings = settings;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process is not { HasExited: false };

    /// <summary>The system's number of the running process.</summary>
    public int Id => _process!.Id;

    /// <summary>The last lines that it wrote.</summary>
    public string Output => string.Join('\n', _output.TakeLast(60));

    /// <summary>A new database with the settings of a process that is alone on it; the accounts are in a file of the folder.</summary>
    /// <param name="server">The PostgreSQL server, if not the one that all tests share.</param>
    internal static async Task<(string ConnectionString, Dictionary<string, string> Settings)> Alone(TestDatabase database, TemporaryFolder folder, PostgresServer? server = null)
    {
        var connectionString = database == TestDatabase.PostgreSQL
            ? await (server ?? await PostgresServer.Shared()).CreateDatabase(empty: true)
            : $"Data Source={folder.File("grains.db")}";
        return (connectionString, new()
        {
            ["Storage:Provider"] = database.ToString(),
            ["Storage:ConnectionString"] = connectionString,
            ["Identity:Provider"] = "SQLite",
            ["Identity:ConnectionString"] = $"Data Source={folder.File("accounts.db")}",
        });
    }

    /// <summary><c>src/Web</c> in Development, so that its demo accounts are there; the demo clinic only where it is asked for.</summary>
    public static ProductProcess Web(Dictionary<string, string> settings) =>
        Create("Web", "Development", settings.ContainsKey("Demo:Clinic") ? settings : new(settings) { ["Demo:Clinic"] = "false" });

    /// <summary><c>src/Silo</c>, on free ports.</summary>
    public static ProductProcess Silo(Dictionary<string, string> settings) => Create("Silo", "Production", new(settings)
    {
        ["Cluster:SiloPort"] = FreePort.Find().ToString(CultureInfo.InvariantCulture),
        ["Cluster:GatewayPort"] = FreePort.Find().ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>Another program that listens where <c>ASPNETCORE_URLS</c> says and answers <c>/health/ready</c>.</summary>
    public static ProductProcess Other(string[] command)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        return new(command, new() { ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority) }, address);
    }

    /// <summary>Starts it and comes back at once.</summary>
    public ProductProcess Start()
    {
        var start = new ProcessStartInfo(_command[0], _command[1..]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in _settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return this;

        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null) _output.Enqueue(line.Data);
            while (_output.Count > 200) _output.TryDequeue(out _);
        }
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public Task Ready() => Wait.UntilReady(Address, () => HasExited ? $"The process ended with {_process?.ExitCode}" : null, () => Output);

    /// <summary><c>kill -9</c>.</summary>
    public async Task Kill()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Asks it to end (<c>SIGTERM</c>), waits until it has and answers with its exit code.</summary>
    public async Task<int> Stop()
    {
        await Signal("TERM");
        return await Exit();
    }

    /// <summary>Sends it a signal, such as <c>STOP</c>, after which it stands still until <c>CONT</c>.</summary>
    public async Task Signal(string name)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-" + name, Id.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false })!;
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until it ends by itself, and answers with its exit code.</summary>
    public async Task<int> Exit()
    {
        await _process!.WaitForExitAsync().WaitAsync(ExitPatience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync() => await Kill();

    private static ProductProcess Create(string project, string environment, Dictionary<string, string> settings)
    {
        // bin/<configuration>/<framework> of this program is what it is of the product.
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var content = Path.Combine(Repository.Root, "src", project);
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        return new(
            ["dotnet", Path.Combine(content, "bin", build.Parent!.Name, build.Name, $"GroupActors.{project}.dll"), "--contentRoot", content],
            new(settings) { ["ASPNETCORE_ENVIRONMENT"] = environment, ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority), ["Logging:LogLevel:Default"] = "Warning" },
            address);
    }
}
