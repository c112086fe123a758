namespace GroupActors.Aggregates;

/// <summary>How a value of a read table is stored: alike on both databases.</summary>
internal enum ReadColumnKind
{
    /// <summary><see cref="string"/>; compared ordinally.</summary>
    Text,

    /// <summary><see cref="long"/>.</summary>
    Integer,

    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="decimal"/> dollars; whole cents, stored as integer cents.</summary>
    Money,

    /// <summary><see cref="DateTimeOffset"/>; UTC, to the microsecond.</summary>
    Instant,

    /// <summary><see cref="DateOnly"/>.</summary>
    Date,
}
