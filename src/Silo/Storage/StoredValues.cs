using System.Globalization;

namespace GroupActors.Storage;

/// <summary>How values of read tables and of the journal are stored in one kind of database.</summary>
internal abstract class StoredValues
{
    /// <summary>A condition: the text <paramref name="column"/> holds <paramref name="parameter"/> anywhere, ignoring case.</summary>
    public abstract string Contains(string column, string parameter);

    public abstract object Instant(DateTimeOffset value);

    public abstract object Date(DateOnly value);

    public abstract object Boolean(bool value);

    public abstract object Id(Guid value);

    public abstract DateTimeOffset ReadInstant(object value);

    public abstract DateOnly ReadDate(object value);

    /// <summary>The value as the database wants it.</summary>
    public object? Write(ReadColumnKind kind, object? value) => value is null ? null : kind switch
    {
        ReadColumnKind.Text => (string)value,
        ReadColumnKind.Integer => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ReadColumnKind.Money => Cents((decimal)value),
        ReadColumnKind.Boolean => Boolean((bool)value),
        ReadColumnKind.Instant => Instant((DateTimeOffset)value),
        ReadColumnKind.Date => Date((DateOnly)value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The value as the domain knows it.</summary>
    public object? Read(ReadColumnKind kind, object value) => value is DBNull ? null : kind switch
    {
        ReadColumnKind.Text => (string)value,
        ReadColumnKind.Integer => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ReadColumnKind.Money => Convert.ToInt64(value, CultureInfo.InvariantCulture) / 100m,
        ReadColumnKind.Boolean => Convert.ToBoolean(value, CultureInfo.InvariantCulture),
        ReadColumnKind.Instant => ReadInstant(value),
        ReadColumnKind.Date => ReadDate(value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static long Cents(decimal dollars)
    {
        var cents = dollars * 100;
        return cents == decimal.Truncate(cents) ? (long)cents : throw new ArgumentException("Money is stored in whole cents.", nameof(dollars));
    }
}
