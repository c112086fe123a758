namespace GroupActors.Storage;

/// <summary>PostgreSQL stores dates and instants as what they are.</summary>
internal sealed class PostgresValues : StoredValues
{
    public override string Contains(string column, string parameter) => $"strpos(lower({column} COLLATE \"default\"), lower({parameter})) > 0";

    public override object Instant(DateTimeOffset value) => value.UtcDateTime;

    public override object Date(DateOnly value) => value;

    public override object Boolean(bool value) => value;

    public override object Id(Guid value) => value;

    public override DateTimeOffset ReadInstant(object value) => new((DateTime)value, TimeSpan.Zero);

    public override DateOnly ReadDate(object value) => value is DateOnly date ? date : DateOnly.FromDateTime((DateTime)value);
}
