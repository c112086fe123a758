using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GroupActors.Storage;
using Npgsql;

namespace GroupActors.Testing;

/// <summary>
/// A PostgreSQL server of the test process's own: a fresh cluster in a temporary directory on a free port of 127.0.0.1, started on first use and gone with the process.
/// It is set up as the product demands (fsync on).
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(StartShared);
    private static int _databases;
    private readonly Lazy<Task> _template;
    private readonly string _directory;
    private readonly int _port;
    private Process? _process;

    private PostgresServer(string directory, int port)
    {
        _directory = directory;
        _port = port;
        _template = new(async () =>
        {
            await Execute("CREATE DATABASE with_schema");
            await using (var database = new PostgresDatabase(ConnectionString("with_schema"), "template")) await database.Open(CancellationToken.None);
            NpgsqlConnection.ClearAllPools();
        });
    }

    /// <summary>Where Debian's packages put the binaries; null where PostgreSQL is not installed.</summary>
    public static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(path => Path.Combine(path, "bin")).Where(path => File.Exists(Path.Combine(path, "initdb"))).Max()
        : null;

    /// <summary>The server that the tests of this process share.</summary>
    public static Task<PostgresServer> Shared() => SharedServer.Value;

    /// <summary>A server with settings of its own, such as <c>fsync=off</c>.</summary>
    public static async Task<PostgresServer> Start(params string[] settings)
    {
        if (Binaries is null) throw new InvalidOperationException("PostgreSQL is not installed (Debian: apt-get install postgresql).");
        var directory = Directory.CreateTempSubdirectory("groupactors-pg-").FullName;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var server = new PostgresServer(directory, port);
        if (Environment.UserName == "root") await Run("chown", "postgres", directory);
        await Run([.. AsUser(), Path.Combine(Binaries, "initdb"), "-D", Path.Combine(directory, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        await server.StartProcess(settings);
        return server;
    }

    /// <summary>A connection string for a new database, with the schema (copied, which is quick) or empty.</summary>
    public async Task<string> CreateDatabase(bool empty = false)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        if (!empty) await _template.Value;
        await Execute($"CREATE DATABASE {name} TEMPLATE {(empty ? "template1" : "with_schema")}");
        return ConnectionString(name);
    }

    /// <summary>The system's numbers of the server's processes that run now.</summary>
    public IReadOnlyList<int> ProcessIds() =>
    [
        int.Parse(Pid(), System.Globalization.CultureInfo.InvariantCulture),
        .. File.ReadAllText($"/proc/{Pid()}/task/{Pid()}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>Runs a statement as the superuser.</summary>
    public async Task<object?> Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Stops the server at once, as a power loss would, and starts it again on the same data.</summary>
    public async Task CrashAndRestart()
    {
        await Run([.. AsUser(), Path.Combine(Binaries!, "pg_ctl"), "-D", Path.Combine(_directory, "data"), "-m", "immediate", "stop"]);
        await _process!.WaitForExitAsync();
        await StartProcess([]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) Stop();
        if (_process is not null) await _process.WaitForExitAsync();
        TryDelete();
    }

    private static async Task<PostgresServer> StartShared()
    {
        var server = await Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Abandon();
        return server;
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Pooling=true;Maximum Pool Size=20";

    private async Task StartProcess(string[] settings)
    {
        string[] command =
        [
            .. AsUser(), Path.Combine(Binaries!, "postgres"), "-D", Path.Combine(_directory, "data"), "-p", _port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=300", .. settings.SelectMany(setting => new[] { "-c", setting }),
        ];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 300 && !_process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsUser() => Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private static async Task Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[^1]}: {await error}{await output}");
    }

    private void Stop() => Signal("INT").WaitForExit();

    /// <summary>Has the server end at once and its directory go, without waiting: the test process is given seconds to end.</summary>
    private void Abandon()
    {
        if (_process is not { HasExited: false }) return;
        Process.Start("sh", ["-c", $"trap '' INT HUP; kill -QUIT $0; sleep 2; rm -rf '{_directory}'", Pid()]).Dispose();
    }

    private Process Signal(string signal) => Process.Start("sh", ["-c", $"kill -{signal} $0", Pid()]);

    /// <summary>The server's own id: the process that was started may be the one that changes the user.</summary>
    private string Pid() => File.ReadLines(Path.Combine(_directory, "data", "postmaster.pid")).First();

    private void TryDelete()
    {
        try
        {
            Directory.Delete(_directory, recursive: true);
        }
        catch (IOException)
        {
            // A temporary directory; the system clears it.
        }
    }
}
