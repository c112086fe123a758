namespace GroupActors.Imports;

/// <summary>More steps of the plan were carried out.</summary>
[JournalName("import.advanced")]
internal sealed record ImportAdvanced(int StepsDone) : IDomainEvent;
