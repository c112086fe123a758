namespace GroupActors.Bench.Measuring;

/// <summary>Runs of several candidates in turn: A B C, C B A, ..., so that a machine whose speed drifts treats all alike. Ratios are taken round by round.</summary>
internal sealed class Rounds<T>(IReadOnlyList<T> candidates) where T : notnull
{
    private readonly Dictionary<T, List<Run>> _runs = candidates.ToDictionary(candidate => candidate, _ => new List<Run>());

    public IReadOnlyList<T> Candidates => candidates;

    public IEnumerable<T> Order(int round) => round % 2 == 0 ? candidates : candidates.Reverse();

    public void Add(T candidate, Run run) => _runs[candidate].Add(run);

    public IReadOnlyList<Run> Of(T candidate) => _runs[candidate];

    public double MedianOf(T candidate, Func<Run, double> figure) => Median.Of(_runs[candidate].Select(figure));

    /// <summary>The median of the rounds' ratios.</summary>
    public double Ratio(T candidate, T to, Func<Run, double> figure) => Median.Of(_runs[candidate].Zip(_runs[to], (a, b) => figure(a) / figure(b)));
}
