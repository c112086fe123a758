namespace GroupActors.Aggregates;

/// <summary>One row of a read table as the journal says it.</summary>
/// <param name="Values">In the order of the table's columns.</param>
[GenerateSerializer, Immutable, Alias("aggregates.rebuilt-row")]
internal sealed record RebuiltRow(
    [property: Id(0)] string Table, [property: Id(1)] string Key, [property: Id(2)] string Clinic, [property: Id(3)] ImmutableArray<object?> Values);
