namespace GroupActors.Imports;

/// <summary>The files were checked whole. Without problems the plan stands, which follows from the files alone.</summary>
[JournalName("import.checked")]
internal sealed record ImportChecked(DateOnly? AsOf, int Steps, int Problems) : IDomainEvent;
