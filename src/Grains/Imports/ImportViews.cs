namespace GroupActors.Imports;

/// <summary>What a run shows of its committed state.</summary>
internal static class ImportViews
{
    public static ImportView View(ImportState state, ImportKey key) => new(
        key, state.Version, state.Phase, state.IsDryRun, state.AsOf, [.. state.Files.Select(file => file.Name)], state.Steps, state.StepsDone, state.ProblemCount, state.BegunAt, state.BegunBy!.Name);
}
