using System.Globalization;

namespace GroupActors.Endpoints;

/// <summary>Dates in the address.</summary>
internal static class QueryDate
{
    /// <summary>Reads a date that the API takes.</summary>
    public static bool TryRead(string? text, out DateOnly date) => IsDate(text, out date) && date >= StrictJson.Earliest && date <= StrictJson.Latest;

    /// <summary>What is wrong with a date that cannot be read.</summary>
    public static string WhyNot(string name, string text) =>
        IsDate(text, out _) ? $"{name} is between {StrictJson.Earliest.Year} and {StrictJson.Latest.Year}." : $"Give {name} as yyyy-MM-dd.";

    private static bool IsDate(string? text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
