using System.Globalization;

namespace GroupActors.Endpoints;

/// <summary>Dates in the address.</summary>
internal static class QueryDate
{
    /// <summary>Reads a date that the API takes.</summary>
    public static bool TryRead(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date >= StrictJson.Earliest && date <= StrictJson.Latest;
}
