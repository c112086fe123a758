namespace GroupActors.Clinics;

/// <summary>A payer was added, or replaced the one of its id.</summary>
[JournalName("clinic.payer-defined")]
internal sealed record PayerDefined(Payer Payer) : IDomainEvent;
