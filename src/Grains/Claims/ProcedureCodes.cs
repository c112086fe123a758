using GroupActors.Clinics;

namespace GroupActors.Claims;

/// <summary>The procedure codes that attendance alone can lead to.</summary>
internal static class ProcedureCodes
{
    /// <summary>Group psychotherapy, one unit a patient (B-2).</summary>
    public const string Group = "90853";

    /// <summary>Multiple-family group psychotherapy, once a family (B-2).</summary>
    public const string MultipleFamilyGroup = "90849";

    /// <summary>Family psychotherapy with the patient present (B-3).</summary>
    public const string Family = "90847";

    /// <summary>Minutes from which family psychotherapy may be billed.</summary>
    public const int FamilyMinutes = 26;

    /// <summary>The code that a session of the type is billed under; null for a class, or a type that the clinic does not have (B-2, B-6).</summary>
    public static string? Of(GroupType? type) => type switch
    {
        null or { Service: GroupService.EducationalClass } => null,
        { Composition: GroupComposition.MultipleFamily } => MultipleFamilyGroup,
        _ => Group,
    };

    /// <summary>The code of individual psychotherapy of so many minutes, or null where they are too few (B-3).</summary>
    public static string? Individual(int minutes) => minutes switch
    {
        < 16 => null,
        < 38 => "90832",
        < 53 => "90834",
        _ => "90837",
    };
}
