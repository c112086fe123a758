namespace GroupActors.Bench.Measuring;

/// <summary>What one run of a load has shown.</summary>
/// <param name="PerSecond">Operations acknowledged a second.</param>
/// <param name="ProcessMicroseconds">CPU time an operation of this process: callers, and server where it is in it.</param>
/// <param name="DatabaseMicroseconds">CPU time an operation of the database's processes.</param>
internal sealed record Run(double PerSecond, double P50Milliseconds, double P99Milliseconds, double ProcessMicroseconds, double DatabaseMicroseconds)
{
    public double CpuMicroseconds => ProcessMicroseconds + DatabaseMicroseconds;
}
