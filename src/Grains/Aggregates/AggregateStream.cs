namespace GroupActors.Aggregates;

/// <summary>The name of one aggregate in journal and outbox: its grain type and key.</summary>
internal static class AggregateStream
{
    public static string Of(GrainId grain) => grain.ToString();
}
