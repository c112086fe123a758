namespace GroupActors.Storage;

/// <summary>Which database keeps everything.</summary>
public enum StorageProvider
{
    /// <summary>One file beside the process: one silo.</summary>
    SQLite,

    /// <summary>A PostgreSQL server: any number of silos.</summary>
    PostgreSQL,
}
