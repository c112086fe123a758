namespace GroupActors.Reports;

/// <summary>How much of what a facilitator may lead they lead in a week (F-7). Leading, co-leading, covering and classes all count.</summary>
/// <param name="Facilitator">Id of the facilitator.</param>
/// <param name="Days">Sessions of each day, Monday to Sunday.</param>
/// <param name="Cover">How many of the week's sessions are cover for others.</param>
/// <param name="DailyCap">Most sessions of a day (F-2).</param>
/// <param name="WeeklyCap">Most sessions of a week.</param>
[GenerateSerializer, Immutable, Alias("reports.facilitator-utilization")]
public sealed record FacilitatorUtilization(
    [property: Id(0)] string Facilitator, [property: Id(1)] ImmutableArray<int> Days, [property: Id(2)] int Cover, [property: Id(3)] int DailyCap, [property: Id(4)] int WeeklyCap)
{
    /// <summary>Sessions of the week.</summary>
    public int Week => Days.Sum();
}
