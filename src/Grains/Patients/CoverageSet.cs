namespace GroupActors.Patients;

/// <summary>A coverage was added, or replaced the one of its start.</summary>
[JournalName("patient.coverage-set")]
internal sealed record CoverageSet(Coverage Coverage) : IDomainEvent;
