namespace GroupActors.Imports;

/// <summary>What came of checking an import: its problems, or the steps that carry it out.</summary>
internal sealed record ImportPlan(DateOnly? AsOf, IReadOnlyList<ImportStep> Steps, IReadOnlyList<ImportProblem> Problems);
