namespace GroupActors.Imports;

/// <summary>Keeps a piece of a staged file. No aggregate: a file is no event, and its names of patients stay out of the journal.</summary>
[GrainType(GrainTypes.ImportChunk)]
internal sealed class ImportChunkGrain([PersistentState("import-chunk")] IPersistentState<ImportChunkState> storage) : Grain, IImportChunkGrain
{
    public async Task Put(byte[] content, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, ImportChunkKey.MaxBytes, nameof(content));
        storage.State = new() { Content = content };
        await storage.WriteStateAsync(CancellationToken.None);
        DeactivateOnIdle();
    }

    public Task<byte[]> Get(CancellationToken cancellationToken = default)
    {
        DeactivateOnIdle();
        return Task.FromResult(storage.State.Content);
    }

    public async Task Clear(CancellationToken cancellationToken = default)
    {
        if (storage.RecordExists) await storage.ClearStateAsync(CancellationToken.None);
        DeactivateOnIdle();
    }
}
