using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GroupActors.Bench.Measuring;

/// <summary>What figures depend on besides the code.</summary>
internal static class Machine
{
    public static async Task Describe()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1];
        using var version = Process.Start(new ProcessStartInfo(BenchServer.Binary("postgres"), ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        Console.WriteLine($"{Environment.ProcessorCount} cores ({model}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine($"{(await version.StandardOutput.ReadToEndAsync()).Trim()}: {string.Join(", ", BenchServer.ServerSettings)}, fsync on");
        Console.WriteLine();
    }
}
