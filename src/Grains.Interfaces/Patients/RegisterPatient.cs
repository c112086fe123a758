namespace GroupActors.Patients;

/// <summary>Who a patient is.</summary>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Gender">Administrative gender as FHIR has it: male, female, other or unknown.</param>
/// <param name="Diagnoses">ICD-10-CM codes, the focus of treatment first.</param>
[GenerateSerializer, Immutable, Alias("patients.register-patient")]
public sealed record RegisterPatient(
    [property: Id(0)] string GivenName,
    [property: Id(1)] string FamilyName,
    [property: Id(2)] DateOnly BirthDate,
    [property: Id(3)] string? Gender,
    [property: Id(4)] ImmutableArray<string> Diagnoses);
