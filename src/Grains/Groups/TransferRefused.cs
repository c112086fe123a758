namespace GroupActors.Groups;

/// <summary>The other group did not take the member, who stays.</summary>
[JournalName("group.transfer-refused")]
internal sealed record TransferRefused(string Patient, int Number, Guid Operation, Refusal Refusal) : EnrollmentEvent(Patient, Number);
