namespace GroupActors.Bench.Measuring;

/// <summary>What one run of a load has shown.</summary>
/// <param name="PerSecond">Operations acknowledged a second.</param>
/// <param name="LongestMilliseconds">Of all operations: where some callers starve, the percentiles are those of the others.</param>
/// <param name="ProcessMicroseconds">CPU time an operation of the processes that do the work: of the callers too where they are in one of them.</param>
/// <param name="DatabaseMicroseconds">CPU time an operation of the database's processes.</param>
internal sealed record Run(double PerSecond, double P50Milliseconds, double P99Milliseconds, double LongestMilliseconds, double ProcessMicroseconds, double DatabaseMicroseconds)
{
    public double CpuMicroseconds => ProcessMicroseconds + DatabaseMicroseconds;
}
