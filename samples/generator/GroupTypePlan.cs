namespace GroupActors.Samples;

/// <summary>A modality of the demo clinic.</summary>
/// <param name="Credentials">All that are joined by <c>;</c>, each met by any of those joined by <c>|</c>.</param>
/// <param name="Indicated">Beginnings of the codes that the type is for.</param>
/// <param name="Diagnoses">Codes among which the seeded rule chooses; the commoner ones stand more than once.</param>
internal sealed record GroupTypePlan(
    string Id, string Name, string Composition, string Service, int Minutes, int Facilitators, string Credentials, string Indicated, bool IsSubstanceUse, string[] Diagnoses)
{
    public static readonly IReadOnlyList<GroupTypePlan> All =
    [
        new("dbt-skills", "DBT skills", "patients-only", "psychotherapy", 90, 1, "license;dbt-training", "F60.3;F31;F33;F43.1", false, ["F60.3", "F60.3", "F60.3", "F31.81", "F33.1"]),
        new("trauma", "Trauma recovery", "patients-only", "psychotherapy", 90, 1, "license;trauma-specialty", "F43.1", false, ["F43.10", "F43.12", "F43.12", "F43.11"]),
        new("anxiety", "Anxiety", "patients-only", "psychotherapy", 60, 1, "license", "F40;F41", false, ["F41.1", "F41.1", "F41.0", "F40.10", "F41.9"]),
        new("depression", "Depression", "patients-only", "psychotherapy", 60, 1, "license", "F32;F33;F34.1", false, ["F33.1", "F33.1", "F32.1", "F33.0", "F34.1"]),
        new("psychosis-management", "Psychosis management", "patients-only", "psychotherapy", 60, 2, "license", "F20;F25", false, ["F20.9", "F20.9", "F20.0", "F25.0", "F25.1"]),
        new("substance-use", "Substance use", "patients-only", "psychotherapy", 75, 1, "license;addiction-specialty", "F10;F11;F12", true, ["F10.20", "F10.20", "F11.20", "F12.20", "F10.10"]),
        new("multiple-family", "Multiple-family", "multiple-family", "psychotherapy", 75, 1, "license;family-therapy", "F20;F25;F31;F50;F60.3", false, ["F20.9", "F31.81", "F60.3", "F25.0"]),
        new("wellness-class", "Wellness class", "patients-only", "educational-class", 60, 1, "license|peer-specialist", "F10;F25;F32;F33;F41;F43", false, ["F41.1", "F33.1", "F43.23", "F32.1"]),
    ];

    public static GroupTypePlan Of(string id) => All.Single(type => type.Id == id);
}
