namespace GroupActors.Samples;

/// <summary>A group of the demo clinic, and how many of its members are in which status.</summary>
/// <param name="Facilitator">Id of who leads it; <paramref name="CoFacilitator"/> where two must be there.</param>
internal sealed record GroupPlan(
    string Id, string Name, string Type, string Day, string Start, int Minutes, string Room, string Facilitator, string CoFacilitator, string Substitutes,
    int Capacity, int Minimum, int Active, int ClinicalHold, int AdministrativeHold, int Graduated, int Dropped)
{
    public static readonly IReadOnlyList<GroupPlan> All =
    [
        new("dbt-monday", "DBT Skills, Monday", "dbt-skills", "monday", "09:00", 90, "willow", "avery-stone", "", "mara-quill", 8, 4, 7, 1, 0, 1, 1),
        new("anxiety-monday", "Calm Ground", "anxiety", "monday", "13:00", 60, "cedar", "priya-nandan", "", "theo-marsh", 8, 4, 7, 0, 0, 1, 1),
        new("recovery-monday", "Steps in Recovery", "substance-use", "monday", "18:00", 75, "garden", "jonas-reed", "", "lena-okafor", 8, 4, 8, 0, 0, 1, 2),
        new("trauma-tuesday", "Safe Harbor", "trauma", "tuesday", "10:00", 90, "willow", "mara-quill", "", "lena-okafor", 8, 4, 7, 0, 1, 1, 0),
        new("depression-tuesday", "Lifting Days", "depression", "tuesday", "15:00", 60, "maple", "theo-marsh", "", "avery-stone;priya-nandan", 8, 4, 7, 0, 1, 1, 0),
        new("psychosis-wednesday", "Clear Footing, Wednesday", "psychosis-management", "wednesday", "10:00", 60, "cedar", "lena-okafor", "theo-marsh", "priya-nandan", 8, 4, 7, 1, 0, 0, 0),
        new("dbt-wednesday", "DBT Skills, Wednesday", "dbt-skills", "wednesday", "14:00", 90, "willow", "avery-stone", "", "mara-quill", 8, 4, 6, 0, 1, 1, 0),
        new("families-wednesday", "Families Together", "multiple-family", "wednesday", "18:30", 75, "harbor", "priya-nandan", "", "jonas-reed", 6, 3, 5, 0, 0, 1, 0),
        new("depression-thursday", "Morning Light", "depression", "thursday", "11:00", 60, "maple", "theo-marsh", "", "priya-nandan", 8, 4, 6, 1, 1, 0, 1),
        new("wellness-thursday", "Living Well Class", "wellness-class", "thursday", "15:00", 60, "harbor", "jonas-reed", "", "avery-stone", 12, 3, 9, 0, 0, 1, 1),
        new("trauma-thursday", "Safe Harbor, Evening", "trauma", "thursday", "18:00", 90, "garden", "mara-quill", "", "lena-okafor", 8, 4, 8, 0, 0, 1, 1),
        new("anxiety-friday", "Calm Ground, Friday", "anxiety", "friday", "09:30", 60, "cedar", "priya-nandan", "", "avery-stone", 8, 4, 6, 1, 0, 0, 1),
        new("psychosis-friday", "Clear Footing, Friday", "psychosis-management", "friday", "14:00", 60, "maple", "lena-okafor", "theo-marsh", "priya-nandan", 8, 4, 6, 0, 1, 1, 0),
        new("recovery-saturday", "Steps in Recovery, Weekend", "substance-use", "saturday", "10:00", 75, "garden", "jonas-reed", "", "lena-okafor", 8, 4, 7, 0, 1, 0, 1),
        new("depression-sunday", "Sunday Mood Group", "depression", "sunday", "11:00", 60, "willow", "avery-stone", "", "theo-marsh", 8, 4, 8, 0, 0, 0, 0),
    ];

    public bool IsMultipleFamily => Type == "multiple-family";

    /// <summary>Whether a session is paid as 90853.</summary>
    public bool IsGroupPsychotherapy => !IsMultipleFamily && Type != "wellness-class";
}
