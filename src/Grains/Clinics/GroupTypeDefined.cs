namespace GroupActors.Clinics;

/// <summary>A modality was added, or replaced the one of its id.</summary>
[JournalName("clinic.group-type-defined")]
internal sealed record GroupTypeDefined(GroupType GroupType) : IDomainEvent;
