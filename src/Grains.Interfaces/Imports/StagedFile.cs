namespace GroupActors.Imports;

/// <summary>A file of which every piece is stored.</summary>
/// <param name="Name">Its name, such as <c>groups.csv</c>.</param>
/// <param name="Chunks">How many pieces it has.</param>
[GenerateSerializer, Immutable, Alias("imports.staged-file")]
public sealed record StagedFile([property: Id(0)] string Name, [property: Id(1)] int Chunks);
