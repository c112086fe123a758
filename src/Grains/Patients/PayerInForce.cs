namespace GroupActors.Patients;

/// <summary>Who pays for the patient from now on, as far as their coverages say.</summary>
/// <param name="Payer">The payer's id; null where nobody covers them.</param>
/// <param name="Until">When a coverage next begins or ends; null where none does.</param>
[JournalName("patient.payer-in-force")]
internal sealed record PayerInForce(string? Payer, DateTimeOffset? Until) : IDomainEvent;
