using System.Globalization;

namespace GroupActors.Aggregates;

/// <summary>Dates in a refusal's words, as the screens write them.</summary>
internal static class SpokenDate
{
    /// <summary>Such as Nov 28, 2026.</summary>
    public static string Of(DateOnly date) => date.ToString("MMM d, yyyy", CultureInfo.InvariantCulture);
}
