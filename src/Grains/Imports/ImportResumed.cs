namespace GroupActors.Imports;

/// <summary>A run that had stopped goes on with the steps that were refused.</summary>
[JournalName("import.resumed")]
internal sealed record ImportResumed : IDomainEvent;
