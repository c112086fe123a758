namespace GroupActors.Aggregates;

/// <summary>One condition on a column of a read table; a query's conditions all hold.</summary>
internal sealed record RowFilter(string Column, RowFilter.Test Is, object? Value)
{
    public enum Test
    {
        Equal,
        NotEqual,
        AtLeast,
        Before,
        OneOf,

        /// <summary>Text that holds the value anywhere, ignoring case.</summary>
        Contains,
    }

    public static RowFilter Equal(string column, object? value) => new(column, Test.Equal, value);

    public static RowFilter AtLeast(string column, object value) => new(column, Test.AtLeast, value);

    public static RowFilter Before(string column, object value) => new(column, Test.Before, value);

    public static RowFilter OneOf(string column, IEnumerable<object> values) => new(column, Test.OneOf, values.ToArray());

    public static RowFilter Contains(string column, string value) => new(column, Test.Contains, value);
}
