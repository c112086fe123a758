namespace GroupActors.Clinics;

/// <summary>A modality.</summary>
/// <param name="Id">Id inside the clinic, such as <c>dbt-skills</c>.</param>
/// <param name="Name">Name as staff see it.</param>
/// <param name="Composition">Patients only, or families.</param>
/// <param name="Service">Group psychotherapy, or a class that is never billed as such (B-6).</param>
/// <param name="SessionMinutes">Usual length of a session in minutes.</param>
/// <param name="Facilitators">1, or 2 where both must be there (F-4).</param>
/// <param name="RequiredCredentials">All of these must hold; each is met by any one of its codes (F-1).</param>
/// <param name="IndicatedDiagnoses">ICD-10-CM codes or their beginnings that the type is for.</param>
/// <param name="EnrollmentWindow">When members may join .</param>
/// <param name="IsSubstanceUse">Whether 42 CFR Part 2 protects its rosters (P-4).</param>
[GenerateSerializer, Immutable, Alias("clinics.group-type")]
public sealed record GroupType(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] GroupComposition Composition,
    [property: Id(3)] GroupService Service,
    [property: Id(4)] int SessionMinutes,
    [property: Id(5)] int Facilitators,
    [property: Id(6)] ImmutableArray<CredentialRequirement> RequiredCredentials,
    [property: Id(7)] ImmutableArray<string> IndicatedDiagnoses,
    [property: Id(8)] EnrollmentWindow EnrollmentWindow = EnrollmentWindow.Always,
    [property: Id(9)] bool IsSubstanceUse = false);
