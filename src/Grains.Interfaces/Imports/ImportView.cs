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
    [property: Id(8)] int Problems)
{
    /// <summary>Whether it will not change any more.</summary>
    public bool IsFinal => Phase is ImportPhase.Refused or ImportPhase.Passed or ImportPhase.Done;
}
