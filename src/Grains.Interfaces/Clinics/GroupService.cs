namespace GroupActors.Clinics;

/// <summary>What a group of a type is to a payer.</summary>
public enum GroupService
{
    /// <summary>Structured group psychotherapy.</summary>
    Psychotherapy,

    /// <summary>A class, recreation or unstructured psychoeducation: never billed under 90853 or 90849 (B-6).</summary>
    EducationalClass,
}
