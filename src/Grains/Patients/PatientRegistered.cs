namespace GroupActors.Patients;

/// <summary>Who the patient is was set or corrected.</summary>
[JournalName("patient.registered")]
internal sealed record PatientRegistered(string GivenName, string FamilyName, DateOnly BirthDate, string? Gender, ImmutableArray<string> Diagnoses) : IDomainEvent;
