namespace GroupActors.Bench.Measuring;

/// <summary>Prints what rounds have shown.</summary>
internal static class Table
{
    /// <summary>The candidates' medians, and the first one's ratios to the others.</summary>
    public static void Write<T>(string title, Rounds<T> rounds, Func<T, string> name) where T : notnull
    {
        Console.WriteLine($"## {title} (medians of {rounds.Of(rounds.Candidates[0]).Count} runs in turn)");
        Console.WriteLine();
        Console.WriteLine("| | a second | p50 ms | p99 ms | longest ms | CPU us each | of it database |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var candidate in rounds.Candidates)
        {
            Console.WriteLine(
                $"| {name(candidate)} | {rounds.MedianOf(candidate, run => run.PerSecond):N0} | {rounds.MedianOf(candidate, run => run.P50Milliseconds):0.00} | {rounds.MedianOf(candidate, run => run.P99Milliseconds):0.00} | {rounds.MedianOf(candidate, run => run.LongestMilliseconds):0} | {rounds.MedianOf(candidate, run => run.CpuMicroseconds):0} | {rounds.MedianOf(candidate, run => run.DatabaseMicroseconds):0} |");
        }

        var first = rounds.Candidates[0];
        foreach (var other in rounds.Candidates.Skip(1))
        {
            Console.WriteLine(
                $"| {name(first)} / {name(other)} | {rounds.Ratio(first, other, run => run.PerSecond):0.00} | {rounds.Ratio(first, other, run => run.P50Milliseconds):0.00} | {rounds.Ratio(first, other, run => run.P99Milliseconds):0.00} | {rounds.Ratio(first, other, run => run.LongestMilliseconds):0.00} | {rounds.Ratio(first, other, run => run.CpuMicroseconds):0.00} | {DatabaseRatio(first, other)} |");
        }

        Console.WriteLine();

        // An embedded database has no processes of its own.
        string DatabaseRatio(T one, T other) => rounds.MedianOf(other, run => run.DatabaseMicroseconds) == 0 ? "" : $"{rounds.Ratio(one, other, run => run.DatabaseMicroseconds):0.00}";
    }
}
