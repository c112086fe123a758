using System.Globalization;

namespace GroupActors.Bench.Measuring;

/// <summary>CPU time that processes have used, with that of their ended children: from Linux' <c>/proc</c>.</summary>
internal static class CpuClock
{
    /// <summary>Linux counts in hundredths of a second, whatever its own tick.</summary>
    private const int TicksPerSecond = 100;

    /// <summary>User and system time of <paramref name="processes"/> so far.</summary>
    public static TimeSpan Of(IEnumerable<int> processes) => TimeSpan.FromSeconds(processes.Sum(Ticks) / (double)TicksPerSecond);

    private static long Ticks(int process)
    {
        string text;
        try
        {
            text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
        }
        catch (IOException)
        {
            // It has ended: its parent has its time.
            return 0;
        }

        // The name, in parentheses, may hold anything; utime is the 12th field after it, then stime, cutime and cstime.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
    }
}
