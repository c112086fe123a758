namespace GroupActors.Patients;

/// <summary>A patient's own code for checking in, the only time that it can be read.</summary>
/// <param name="Code">Eight digits.</param>
[GenerateSerializer, Immutable, Alias("patients.issued-check-in-code")]
public sealed record IssuedCheckInCode([property: Id(0)] string Code);
