namespace GroupActors.Patients;

/// <summary>A group did not enroll the patient after all.</summary>
[JournalName("patient.time-released")]
internal sealed record TimeReleased(Guid Operation) : IDomainEvent;
