using System.Globalization;
using System.Text;

namespace GroupActors.Notes;

/// <summary>A word of a note or of a name.</summary>
/// <param name="Folded">The word as it is compared: case, width and accents aside.</param>
/// <param name="IsCapital">Whether it is written with a capital.</param>
/// <param name="IsFirst">Whether it begins a sentence or a line, where every word has a capital.</param>
internal readonly record struct NoteWord(int Start, int Length, string Folded, bool IsCapital, bool IsFirst)
{
    public int End => Start + Length;

    public TextSpan Span => new(Start, Length);

    /// <summary>The words of a text, in order.</summary>
    public static IEnumerable<NoteWord> In(string text)
    {
        var isFirst = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOfWord(text[i]))
            {
                isFirst |= text[i] is '.' or '!' or '?' or ':' or '\n' or '\r';
                continue;
            }

            var start = i;
            while (i + 1 < text.Length && IsOfWord(text[i + 1])) i++;
            yield return new(start, i + 1 - start, Fold(text[start..(i + 1)]), char.IsUpper(text[start]), isFirst);
            isFirst = false;
        }
    }

    private static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character) || char.IsSurrogate(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Fold(string word) =>
        string.Concat(word.Normalize(NormalizationForm.FormKD).Where(character => char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)).ToUpperInvariant();
}
