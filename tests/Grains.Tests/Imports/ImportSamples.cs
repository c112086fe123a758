using GroupActors.Testing;

namespace GroupActors.Imports;

/// <summary>Files of an import as a test has them, and the way into a silo.</summary>
internal static class ImportSamples
{
    /// <summary>Stages the files and begins a run.</summary>
    public static async Task<IImportGrain> Begin(TestSilo silo, ImportKey key, IReadOnlyDictionary<string, string> files, bool isDryRun = false)
    {
        var staged = ImmutableArray.CreateBuilder<StagedFile>();
        foreach (var (name, text) in files)
        {
            var chunks = System.Text.Encoding.UTF8.GetBytes(text).Chunk(ImportChunkKey.MaxBytes).ToArray();
            for (var i = 0; i < chunks.Length; i++) await silo.Grains.ImportChunk(new(key, name, i)).Put(chunks[i]);
            staged.Add(new(name, chunks.Length));
        }

        var import = silo.Grains.Import(key);
        var begun = await import.Begin(new(Guid.NewGuid(), new("test", "Test")), new(staged.ToImmutable(), isDryRun));
        begun.Refusal.ShouldBeNull();
        return import;
    }

    /// <summary>Waits until the run stands still.</summary>
    public static async Task<ImportView> Settled(TestSilo silo, IImportGrain import)
    {
        ImportView? view = null;
        await TestSilo.Until(async () => (view = await import.Get())! is { IsFinal: true } or { Phase: ImportPhase.NeedsAttention }, "the import is final");
        await silo.Quiesce();
        return view!;
    }

    public static async Task<ImportView> Run(TestSilo silo, string run, IReadOnlyDictionary<string, string> files, bool isDryRun = false) =>
        await Settled(silo, await Begin(silo, new("riverside", run), files, isDryRun));
}
