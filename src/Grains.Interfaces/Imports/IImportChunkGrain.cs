namespace GroupActors.Imports;

/// <summary>One piece of a staged file: a large file is many small states.</summary>
[Alias("imports.chunk")]
public interface IImportChunkGrain : IGrainWithStringKey
{
    /// <summary>Stores the piece; durable when it returns. At most <see cref="ImportChunkKey.MaxBytes"/>.</summary>
    [Alias("put")]
    Task Put(byte[] content, CancellationToken cancellationToken = default);

    /// <summary>The piece; empty when nothing was put.</summary>
    [Alias("get")]
    Task<byte[]> Get(CancellationToken cancellationToken = default);

    /// <summary>Forgets the piece for good.</summary>
    [Alias("clear")]
    Task Clear(CancellationToken cancellationToken = default);
}
