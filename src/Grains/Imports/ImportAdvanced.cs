namespace GroupActors.Imports;

/// <summary>More steps of the plan were carried out.</summary>
/// <param name="Problems">Steps that were refused, because the clinic had changed since the check.</param>
[JournalName("import.advanced")]
internal sealed record ImportAdvanced(int StepsDone, ImmutableArray<ImportProblem> Problems) : IDomainEvent;
