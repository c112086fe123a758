namespace GroupActors.Imports;

/// <summary>An import was begun on staged files.</summary>
[JournalName("import.begun")]
internal sealed record ImportBegun(ImmutableArray<StagedFile> Files, bool IsDryRun, DateOnly? AsOf) : IDomainEvent;
