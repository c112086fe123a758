using System.Globalization;

namespace GroupActors.Storage;

/// <summary>SQLite has no types for dates and instants: they are text whose order is the order of time.</summary>
internal sealed class SqliteValues : StoredValues
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public override string Contains(string column, string parameter) => $"instr(lower({column}), lower({parameter})) > 0";

    public override object Instant(DateTimeOffset value) => value.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    public override object Date(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override object Boolean(bool value) => value ? 1L : 0L;

    public override object Id(Guid value) => value.ToString();

    public override DateTimeOffset ReadInstant(object value) =>
        DateTimeOffset.ParseExact((string)value, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public override DateOnly ReadDate(object value) => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
