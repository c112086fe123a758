namespace GroupActors.Aggregates;

/// <summary>One row of a read table; the values are in the order of the table's columns and of the kinds that it says.</summary>
internal sealed record LedgerRow(ReadTable Table, string Key, string Clinic, ImmutableArray<object?> Values)
{
    /// <summary>The value of a column, which must be one of the table's.</summary>
    public T Get<T>(string column)
    {
        for (var i = 0; i < Table.Columns.Length; i++)
        {
            if (Table.Columns[i].Name == column) return (T)Values[i]!;
        }

        throw new ArgumentException($"{Table.Name} has no column {column}.", nameof(column));
    }
}
