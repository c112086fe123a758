namespace GroupActors.Aggregates;

/// <summary>The new content of one row of a read table, or its removal.</summary>
/// <param name="Values">One value a column of <paramref name="Table"/>; default (not empty) when the row goes away.</param>
internal sealed record RowChange(ReadTable Table, string Key, string Clinic, ImmutableArray<object?> Values)
{
    public static RowChange Upsert(ReadTable table, string key, string clinic, params ReadOnlySpan<object?> values)
    {
        if (values.Length != table.Columns.Length) throw new ArgumentException($"{table.Name} has {table.Columns.Length} columns.", nameof(values));
        return new(table, key, clinic, [.. values]);
    }

    public static RowChange Delete(ReadTable table, string key, string clinic) => new(table, key, clinic, default);

    public bool IsDelete => Values.IsDefault;
}
