namespace GroupActors.Patients;

/// <summary>The patient got a code of their own for checking in (P-3).</summary>
[JournalName("patient.check-in-code-issued")]
internal sealed record CheckInCodeIssued(SealedCheckInCode Code) : IDomainEvent;
