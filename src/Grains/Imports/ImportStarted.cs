namespace GroupActors.Imports;

/// <summary>A dry run that had found nothing wrong became a real one.</summary>
[JournalName("import.started")]
internal sealed record ImportStarted : IDomainEvent;
