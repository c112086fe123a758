using GroupActors.Clinics;

namespace GroupActors.Components.Settings;

/// <summary>What a clinic sets, in words.</summary>
internal static class SettingsWords
{
    /// <summary>Who takes part.</summary>
    public static string Of(GroupComposition composition) => composition == GroupComposition.MultipleFamily ? "Several patients, each with their family" : "Patients only";

    /// <summary>What it is to a payer.</summary>
    public static string Of(GroupService service) => service == GroupService.EducationalClass ? "Educational class" : "Group psychotherapy";

    /// <summary>When members join.</summary>
    public static string Of(EnrollmentWindow window) => window switch
    {
        EnrollmentWindow.BeforeFirstSession => "Until the first session",
        EnrollmentWindow.ModuleStarts => "At the start of a module",
        _ => "At any time",
    };

    /// <summary>All that must hold, each by any one of its codes: <c>license and (MD or PMHNP)</c>.</summary>
    public static string Of(IReadOnlyCollection<CredentialRequirement> requirements) =>
        string.Join(" and ", requirements.Select(required => required.AnyOf.Length > 1 && requirements.Count > 1 ? $"({Any(required)})" : Any(required)));

    private static string Any(CredentialRequirement required) => string.Join(" or ", required.AnyOf);
}
