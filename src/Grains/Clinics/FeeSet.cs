namespace GroupActors.Clinics;

/// <summary>A fee was added, or replaced the one of the same payer, code and start.</summary>
[JournalName("clinic.fee-set")]
internal sealed record FeeSet(Fee Fee) : IDomainEvent;
