namespace GroupActors.Imports;

/// <summary>Begins an import.</summary>
/// <param name="Files">The staged files.</param>
/// <param name="IsDryRun">Whether to check only.</param>
/// <param name="AsOf">Date on which relative dates are resolved; null for today in the clinic's zone.</param>
[GenerateSerializer, Immutable, Alias("imports.begin")]
public sealed record BeginImport([property: Id(0)] ImmutableArray<StagedFile> Files, [property: Id(1)] bool IsDryRun, [property: Id(2)] DateOnly? AsOf = null);
