namespace GroupActors.Patients;

/// <summary>A group is enrolling the patient: its times are theirs until it has said so, or until <paramref name="Until"/>.</summary>
[JournalName("patient.time-taken")]
internal sealed record TimeTaken(string Group, DateTimeOffset Until, Guid Operation) : IDomainEvent;
