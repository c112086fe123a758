namespace GroupActors.Imports;

/// <summary>What is wrong with one value or row of a file. Never repeats the value: it may name a patient.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line in the file, from 1 with the header; 0 for the file as a whole.</param>
/// <param name="Column">Name of the column; null for the whole row.</param>
/// <param name="Code">Machine-readable code.</param>
/// <param name="Message">A sentence a coordinator understands.</param>
[GenerateSerializer, Immutable, Alias("imports.problem")]
public sealed record ImportProblem(
    [property: Id(0)] string File, [property: Id(1)] int Line, [property: Id(2)] string? Column, [property: Id(3)] string Code, [property: Id(4)] string Message);
