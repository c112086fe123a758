namespace GroupActors.Patients;

/// <summary>Tells a group who pays for one of its members now .</summary>
/// <param name="PatientVersion">Version of the patient at which that payer came; older words that arrive later do not count.</param>
[GenerateSerializer, Immutable, Alias("patients.payer-of-member"), JournalName("patients.payer-of-member")]
internal sealed record PayerOfMember([property: Id(0)] string Patient, [property: Id(1)] long PatientVersion, [property: Id(2)] string? Payer) : IEffectMessage;
