namespace GroupActors.Imports;

/// <summary>An import and how far it is.</summary>
/// <param name="Key">The run.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="Phase">Where it is in its life.</param>
/// <param name="IsDryRun">Whether it only checks.</param>
/// <param name="AsOf">Date on which relative dates are resolved; null until that is known.</param>
/// <param name="Files">Names of its files.</param>
/// <param name="Steps">Steps of the plan; 0 until it is made.</param>
/// <param name="StepsDone">Steps carried out.</param>
/// <param name="Problems">How many problems there are.</param>
/// <param name="BegunAt">When it was begun.</param>
/// <param name="BegunBy">Who began it.</param>
/// <param name="Rows">Rows of its files, while they are checked; 0 until they are read.</param>
/// <param name="RowsChecked">Rows checked so far, while they are checked.</param>
[GenerateSerializer, Immutable, Alias("imports.view")]
public sealed record ImportView(
    [property: Id(0)] ImportKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] ImportPhase Phase,
    [property: Id(3)] bool IsDryRun,
    [property: Id(4)] DateOnly? AsOf,
    [property: Id(5)] ImmutableArray<string> Files,
    [property: Id(6)] int Steps,
    [property: Id(7)] int StepsDone,
    [property: Id(8)] int Problems,
    [property: Id(9)] DateTimeOffset BegunAt,
    [property: Id(10)] string BegunBy,
    [property: Id(11)] int Rows = 0,
    [property: Id(12)] int RowsChecked = 0)
{
    /// <summary>Whether nothing goes on by itself any more, and nothing waits for anyone.</summary>
    public bool IsFinal => Phase is ImportPhase.Refused or ImportPhase.Passed or ImportPhase.Done;
}
