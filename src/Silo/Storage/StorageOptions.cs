namespace GroupActors.Storage;

/// <summary>Where the silo keeps its data (section <c>Storage</c>).</summary>
public sealed class StorageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>Which database. Default: SQLite.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.SQLite;

    /// <summary>How to reach it. Required for PostgreSQL; for SQLite the default is <c>data/groupactors.db</c> under the content root.</summary>
    public string? ConnectionString { get; set; }
}
