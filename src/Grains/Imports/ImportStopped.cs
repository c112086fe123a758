namespace GroupActors.Imports;

/// <summary>Steps were refused, because the clinic had changed since the check; the steps beside them were carried out.</summary>
[JournalName("import.stopped")]
internal sealed record ImportStopped(ImmutableArray<ImportProblem> Problems) : IDomainEvent;
