using System.Diagnostics;

namespace GroupActors.Cluster;

/// <summary>Waiting for conditions.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task Until(Func<Task<bool>> condition, Func<string> what)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(since) > Patience) throw new TimeoutException($"Waited {Patience.TotalSeconds} seconds in vain until {what()}");
            await Task.Delay(50);
        }
    }
}
