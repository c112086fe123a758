namespace GroupActors.Patients;

/// <summary>A patient, for those who may see them.</summary>
/// <param name="Key">The patient.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Gender">Administrative gender.</param>
/// <param name="Diagnoses">ICD-10-CM codes, the focus of treatment first.</param>
/// <param name="Coverages">By start, oldest first.</param>
/// <param name="Groups">Keys of the groups with a live enrollment.</param>
[GenerateSerializer, Immutable, Alias("patients.patient-view")]
public sealed record PatientView(
    [property: Id(0)] PatientKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string GivenName,
    [property: Id(3)] string FamilyName,
    [property: Id(4)] DateOnly BirthDate,
    [property: Id(5)] string? Gender,
    [property: Id(6)] ImmutableArray<string> Diagnoses,
    [property: Id(7)] ImmutableArray<Coverage> Coverages,
    [property: Id(8)] ImmutableArray<string> Groups)
{
    /// <summary>The version at which who they are was recorded last: the ETag of an edit of it .</summary>
    [Id(9)] public long DefinitionVersion { get; init; }

    /// <summary>Given and family name.</summary>
    public string Name => $"{GivenName} {FamilyName}";

    /// <summary>The coverage on a date, or null.</summary>
    public Coverage? CoverageOn(DateOnly date) => Coverages.LastOrDefault(coverage => coverage.Covers(date));
}
