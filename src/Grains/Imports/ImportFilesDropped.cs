namespace GroupActors.Imports;

/// <summary>The staged files are gone: nothing will read them any more.</summary>
[JournalName("import.files-dropped")]
internal sealed record ImportFilesDropped : IDomainEvent;
