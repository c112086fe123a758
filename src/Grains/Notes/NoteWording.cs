using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GroupActors.Notes;

/// <summary>A note's text as it is compared with others of its session (S-11): case, white space and the members' names aside.</summary>
internal sealed class NoteWording
{
    /// <summary>Words of one shingle: the usual length for short texts.</summary>
    private const int ShingleLength = 3;

    private readonly string _text;
    private readonly ImmutableArray<Word> _words;
    private readonly ImmutableArray<Word> _names;

    /// <param name="names">The parts of the names of everyone in the session, folded (<see cref="PartsOf"/>).</param>
    public NoteWording(string text, IReadOnlySet<string> names)
    {
        _text = text;
        var words = WordsOf(text).ToLookup(word => names.Contains(word.Folded));
        (_words, _names) = ([.. words[false]], [.. words[true]]);
    }

    /// <summary>The text as it counts: two texts are the same where this is.</summary>
    public string Canonical
    {
        get
        {
            var canonical = new StringBuilder(_text.Length);
            var names = _names.AsSpan();
            for (var i = 0; i < _text.Length; i++)
            {
                if (names is [var name, ..] && name.Start == i)
                {
                    i += name.Length - 1;
                    names = names[1..];
                }
                else if (!char.IsWhiteSpace(_text[i]) && !char.IsControl(_text[i]) && char.GetUnicodeCategory(_text[i]) != UnicodeCategory.Format) canonical.Append(_text[i]);
            }

            return Fold(canonical.ToString());
        }
    }

    /// <summary>A digest of <see cref="Canonical"/>, from which no word can be read and which means nothing in another session.</summary>
    public string Fingerprint(string session) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{session}\n{Canonical}")).AsSpan(0, 16));

    /// <summary>How alike two texts are, in percent: the Jaccard index of their shingles (Broder's resemblance), rounded down.</summary>
    public int Resemblance(NoteWording other)
    {
        var (own, others) = (Shingles.Select(shingle => shingle.Text).ToHashSet(StringComparer.Ordinal), other.Shingles.Select(shingle => shingle.Text).ToHashSet(StringComparer.Ordinal));
        var shared = own.Count(others.Contains);
        var all = own.Count + others.Count - shared;
        return all == 0 ? 100 : 100 * shared / all;
    }

    /// <summary>The parts of this text that stand in the other one too.</summary>
    public ImmutableArray<TextSpan> SharedWith(NoteWording other)
    {
        var others = other.Shingles.Select(shingle => shingle.Text).ToHashSet(StringComparer.Ordinal);
        var isShared = new bool[_words.Length];
        foreach (var (first, length, text) in Shingles)
        {
            if (others.Contains(text)) isShared.AsSpan(first, length).Fill(true);
        }

        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (var i = 0; i < isShared.Length; i++)
        {
            if (!isShared[i]) continue;
            var first = i;
            while (i + 1 < isShared.Length && isShared[i + 1]) i++;
            spans.Add(new(_words[first].Start, _words[i].End - _words[first].Start));
        }

        return spans.ToImmutable();
    }

    /// <summary>
    /// Where a text names somebody: words written with a capital, as names are, that are part of their name. One-letter parts and such as "de" or "von" name nobody.
    /// </summary>
    public static ImmutableArray<TextSpan> Mentions(string text, string name, string own)
    {
        var parts = WordsOf(name).Where(part => part.Length > 1 && char.IsUpper(name[part.Start])).Select(part => part.Folded).Except(PartsOf(own)).ToHashSet(StringComparer.Ordinal);
        return [.. WordsOf(text).Where(word => parts.Contains(word.Folded) && char.IsUpper(text[word.Start])).Select(word => new TextSpan(word.Start, word.Length))];
    }

    /// <summary>The words of a name, folded.</summary>
    public static IEnumerable<string> PartsOf(string name) => WordsOf(name).Select(word => word.Folded);

    private IEnumerable<(int First, int Length, string Text)> Shingles
    {
        get
        {
            // A text of fewer words is one shingle.
            var length = Math.Min(ShingleLength, _words.Length);
            for (var first = 0; length > 0 && first + length <= _words.Length; first++)
            {
                yield return (first, length, string.Join(' ', _words.Skip(first).Take(length).Select(word => word.Folded)));
            }
        }
    }

    private static IEnumerable<Word> WordsOf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOfWord(text[i])) continue;
            var start = i;
            while (i + 1 < text.Length && IsOfWord(text[i + 1])) i++;
            yield return new(start, i + 1 - start, Fold(text[start..(i + 1)]));
        }
    }

    private static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character) || char.IsSurrogate(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private readonly record struct Word(int Start, int Length, string Folded)
    {
        public int End => Start + Length;
    }
}
