using System.Diagnostics;
using System.Globalization;
using GroupActors.Testing;

namespace GroupActors.Cluster;

/// <summary>What running processes ask of the system, call by call and in order: syncs of files, and what is written to sockets.</summary>
internal sealed class SystemCallTrace : IAsyncDisposable
{
    private readonly string _file;
    private readonly int[] _processes;
    private readonly Process _tracer;

    /// <param name="file">Where it is written.</param>
    /// <param name="processes">Those traced, with the ones that they start.</param>
    /// <param name="calls">Names of the system calls.</param>
    /// <param name="filters">More of strace's -e, such as a fault to inject.</param>
    public SystemCallTrace(string file, IEnumerable<int> processes, string calls, params string[] filters)
    {
        _file = file;
        _processes = [.. processes];
        string[] arguments =
            ["-f", "-y", "-s", "24", "-e", "trace=" + calls, .. filters.SelectMany(filter => new[] { "-e", filter }), "-o", file, .. _processes.SelectMany(id => new[] { "-p", id.ToString(CultureInfo.InvariantCulture) })];
        _tracer = Process.Start(new ProcessStartInfo("strace", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        _tracer.ErrorDataReceived += static (_, _) => { };
        _tracer.BeginErrorReadLine();
    }

    /// <summary>Waits until no call of any thread goes by unseen.</summary>
    public Task Attached() => Wait.Until(
        () => Task.FromResult(_processes.SelectMany(id => Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/task"))).All(IsTraced)),
        () => "the processes are traced");

    /// <summary>All calls so far. The line that is being written is not one yet.</summary>
    public string[] Calls()
    {
        if (!File.Exists(_file)) return [];
        using var reader = new StreamReader(new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n')[..^1];
    }

    private static bool IsTraced(string thread)
    {
        try
        {
            return File.ReadLines(Path.Combine(thread, "status")).Any(line => line.StartsWith("TracerPid:", StringComparison.Ordinal) && !line.EndsWith("\t0", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            // It has ended.
            return true;
        }
    }

    /// <summary>Ends the trace and lets the processes go on.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var stopping = Process.Start("sh", ["-c", $"kill -INT {_tracer.Id}"])) await stopping.WaitForExitAsync();
        await _tracer.WaitForExitAsync();
        _tracer.Dispose();
    }
}
