using System.Diagnostics;

namespace GroupActors.Bench.Live;

/// <summary>Changes at a steady rate, and the update of the board that each came with.</summary>
/// <param name="Sent">When each change was sent, and the number of its update.</param>
/// <param name="CpuMilliseconds">The server's CPU time a change.</param>
internal sealed record LiveRun(IReadOnlyList<(long SentAt, long Number)> Sent, double CpuMilliseconds)
{
    private double[] _latencies = [];

    public double P50Milliseconds => _latencies[_latencies.Length / 2];

    public double P99Milliseconds => _latencies[(int)(_latencies.Length * 0.99)];

    /// <summary>With the time at which the last viewer had each change.</summary>
    /// <exception cref="InvalidOperationException">Some viewer has missed an update.</exception>
    public LiveRun With(Arrivals arrivals, int viewers)
    {
        foreach (var number in Sent.Select(change => change.Number).Distinct())
        {
            if (!SpinWait.SpinUntil(() => arrivals.Viewers(number) >= viewers, TimeSpan.FromSeconds(10))) throw new InvalidOperationException($"{arrivals.Viewers(number)} of {viewers} viewers have update {number}.");
        }

        return this with { _latencies = [.. Sent.Select(change => Stopwatch.GetElapsedTime(change.SentAt, arrivals.Last(change.Number)).TotalMilliseconds).Order()] };
    }
}
