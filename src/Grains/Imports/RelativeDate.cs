using System.Globalization;
using GroupActors.Clinics;

namespace GroupActors.Imports;

/// <summary>Dates of an import: <c>2026-03-31</c>, <c>today-14</c>, <c>monday-2w</c>.</summary>
internal static class RelativeDate
{
    private const int EarliestYear = 1850;
    private const int LatestYear = 2200;

    public static bool TryParse(string text, DateOnly asOf, out DateOnly date)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)) return date.Year is >= EarliestYear and <= LatestYear;
        var sign = text.AsSpan().IndexOfAny('+', '-');
        var word = sign < 0 ? text : text[..sign];
        var offset = sign < 0 ? "" : text[sign..];
        if (word == "today") return TryOffset(offset, out var days) && Add(asOf, days, out date);
        if (!TryDay(word, out var day)) return false;
        var monday = ClinicZone.Monday(asOf);
        if (offset.Length > 0)
        {
            if (!offset.EndsWith('w')) return false;
            offset = offset[..^1];
        }

        return TryOffset(offset, out var weeks) && Add(monday, weeks * 7 + ((int)day + 6) % 7, out date);
    }

    /// <summary>What is wrong with a text that is no date.</summary>
    public static string WhyNot(string text) =>
        text is not [_, _, _, _, '-', _, _, '-', _, _] || !text.All(c => char.IsAsciiDigit(c) || c == '-') ? "Write a date as 2026-03-31, today-14 or monday-2w."
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? $"Dates are between {EarliestYear} and {LatestYear}."
        : "There is no such date.";

    /// <summary>A day of the week, in lower case.</summary>
    public static bool TryDay(string word, out DayOfWeek day)
    {
        day = default;
        return word.Length > 0 && word.All(char.IsAsciiLetterLower) && Enum.TryParse(word, ignoreCase: true, out day);
    }

    private static bool TryOffset(string text, out int offset)
    {
        offset = 0;
        return text.Length == 0 || (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out offset) && offset is > -5000 and < 5000);
    }

    private static bool Add(DateOnly from, int days, out DateOnly date)
    {
        date = from.AddDays(days);
        return true;
    }
}
