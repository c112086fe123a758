namespace GroupActors.Groups;

/// <summary>The intent to transfer a member: from here on it is done or given up, whatever fails.</summary>
/// <param name="To">Id of the other group.</param>
[JournalName("group.transfer-started")]
internal sealed record TransferStarted(string Patient, int Number, Guid Operation, string To, string? Family) : EnrollmentEvent(Patient, Number);
