using System.Diagnostics.CodeAnalysis;

namespace GroupActors.Aggregates;

/// <summary>The text form that all keys share: segments of letters, digits, dot, dash and underscore, joined by slashes.</summary>
public static class KeyText
{
    /// <summary>The longest allowed segment, in characters.</summary>
    public const int MaxSegment = 40;

    /// <summary>Whether <paramref name="text"/> may stand as one segment of a key: starts with a letter or digit, at most 40 characters.</summary>
    public static bool IsSegment([NotNullWhen(true)] string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxSegment || !char.IsAsciiLetterOrDigit(text[0])) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')) return false;
        }

        return true;
    }

    /// <summary>Splits <paramref name="text"/> into exactly <paramref name="count"/> valid segments.</summary>
    public static bool TrySplit([NotNullWhen(true)] string? text, int count, out string[] segments)
    {
        segments = text?.Split('/') ?? [];
        return segments.Length == count && Array.TrueForAll(segments, IsSegment);
    }

    /// <summary>Throws for a text that a typed key refuses. The text is not repeated: it may hold anything.</summary>
    /// <exception cref="FormatException">Always.</exception>
    [DoesNotReturn]
    public static void Refuse(string kind) => throw new FormatException($"Not a valid {kind} key.");
}
