namespace GroupActors.Imports;

/// <summary>A piece of a staged file.</summary>
[GenerateSerializer, Alias("import.chunk-state")]
internal sealed record ImportChunkState
{
    [Id(0)] public byte[] Content { get; init; } = [];
}
