namespace GroupActors.Imports;

/// <summary>What a row says, with the row, so that a check that comes later can still name its line.</summary>
internal sealed record Imported<T>(ImportCells Row, T Value);
