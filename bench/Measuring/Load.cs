using System.Diagnostics;

namespace GroupActors.Bench.Measuring;

/// <summary>Callers that each do one operation after another.</summary>
internal static class Load
{
    /// <param name="operation">One operation of the caller with this number.</param>
    /// <param name="processes">Those that do the work.</param>
    /// <param name="database">The database's processes.</param>
    public static async Task<Run> Run(int callers, TimeSpan time, Func<int, Task> operation, IReadOnlyList<int> processes, Func<IEnumerable<int>> database)
    {
        var latencies = new List<long>[callers];
        var (processCpu, databaseCpu) = (CpuClock.Of(processes), CpuClock.Of(database()));
        var begin = Stopwatch.GetTimestamp();
        var end = begin + (long)(time.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var own = latencies[caller] = new(4096);
            for (var at = Stopwatch.GetTimestamp(); at < end;)
            {
                await operation(caller);
                var now = Stopwatch.GetTimestamp();
                own.Add(now - at);
                at = now;
            }
        })));
        var took = Stopwatch.GetElapsedTime(begin);
        var (process, server) = (CpuClock.Of(processes) - processCpu, CpuClock.Of(database()) - databaseCpu);
        long[] all = [.. latencies.SelectMany(own => own).Order()];
        return new(all.Length / took.TotalSeconds, Milliseconds(all, 0.5), Milliseconds(all, 0.99), Milliseconds(all, 1), process.TotalMicroseconds / all.Length, server.TotalMicroseconds / all.Length);
    }

    private static double Milliseconds(long[] sorted, double share) =>
        Stopwatch.GetElapsedTime(0, sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))]).TotalMilliseconds;
}
