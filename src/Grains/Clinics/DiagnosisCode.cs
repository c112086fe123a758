using System.Text.RegularExpressions;

namespace GroupActors.Clinics;

/// <summary>The form of an ICD-10-CM code; whether it exists on a date is the scrubber's question (B-15).</summary>
internal static partial class DiagnosisCode
{
    /// <summary>Whether <paramref name="text"/> has the form of a code or of a category, such as <c>F43.10</c> or <c>F33</c>.</summary>
    public static bool IsValid(string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?\z")]
    private static partial Regex Form();
}
