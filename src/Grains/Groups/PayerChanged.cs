namespace GroupActors.Groups;

/// <summary>Somebody else pays for a member. Nobody edited the enrollment, so its version stays .</summary>
/// <param name="PatientVersion">Version of the patient who said so.</param>
[JournalName("group.payer-changed")]
internal sealed record PayerChanged(string Patient, int Number, string? Payer, long PatientVersion) : EnrollmentEvent(Patient, Number);
