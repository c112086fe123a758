using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GroupActors.Notes;

/// <summary>A note's text as it is compared with others of its session (S-11): case, white space and the members' names aside.</summary>
internal sealed class NoteWording
{
    /// <summary>Words of one shingle: the usual length for short texts.</summary>
    private const int ShingleLength = 3;

    /// <summary>Of fewer shingles a text is no measure for another: a stock phrase stands in many a note.</summary>
    private const int FewShingles = 10;

    /// <summary>Changed from one member to the next with the name; what is left of the wording is compared.</summary>
    private static readonly FrozenSet<string> Pronouns =
        FrozenSet.Create(StringComparer.Ordinal, "HE", "HIM", "HIS", "HIMSELF", "SHE", "HER", "HERS", "HERSELF", "THEY", "THEM", "THEIR", "THEIRS", "THEMSELF", "THEMSELVES");

    private readonly string _text;
    private readonly ImmutableArray<NoteWord> _words;
    private readonly ImmutableArray<NoteWord> _names;

    /// <param name="names">Everyone in the session.</param>
    public NoteWording(string text, IEnumerable<MemberName> names)
    {
        _text = text;
        All = [.. NoteWord.In(text)];
        var named = names.SelectMany(name => name.In(All)).ToHashSet();
        _names = [.. All.Where((_, index) => named.Contains(index))];
        _words = [.. All.Where((word, index) => !named.Contains(index) && !Pronouns.Contains(word.Folded))];
    }

    /// <summary>Every word of the text.</summary>
    public ImmutableArray<NoteWord> All { get; }

    /// <summary>The text as it counts: two texts are the same where this is. Who is meant by a pronoun may be what tells two notes apart, so that pronouns stay.</summary>
    public string Canonical => field ??= Canonized();

    /// <summary>A digest of <see cref="Canonical"/>, which means nothing in another session.</summary>
    public string Fingerprint(string session) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{session}\n{Canonical}")).AsSpan(0, 16));

    /// <summary>
    /// How much of the shorter text's wording stands in the longer one, in percent, rounded down: the shingles that both have, of those of the shorter (Broder's containment).
    /// Where that is a few words only, of those of both together (the Jaccard index).
    /// </summary>
    public int Overlap(NoteWording other)
    {
        var shared = Shingles.Count(other.Shingles.Contains);
        var all = Shingles.Count + other.Shingles.Count - shared;
        return all == 0 ? 100 : 100 * shared / Math.Min(all, Math.Max(Math.Min(Shingles.Count, other.Shingles.Count), FewShingles));
    }

    /// <summary>The parts of this text that stand in the other one too.</summary>
    public ImmutableArray<TextSpan> SharedWith(NoteWording other)
    {
        var isShared = new bool[_words.Length];
        foreach (var (first, length, text) in Places)
        {
            if (other.Shingles.Contains(text)) isShared.AsSpan(first, length).Fill(true);
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

    private HashSet<string> Shingles => field ??= Places.Select(place => place.Text).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<(int First, int Length, string Text)> Places
    {
        get
        {
            // A text of fewer words is one shingle.
            var length = Math.Min(ShingleLength, _words.Length);
            for (var first = 0; length > 0 && first + length <= _words.Length; first++)
            {
                yield return (first, length, string.Join(' ', _words.AsSpan(first, length).ToArray().Select(word => word.Folded)));
            }
        }
    }

    // Accents stay, for in some scripts such a mark makes another word: what is refused outright must be the same.
    private string Canonized()
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

        return canonical.ToString().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }
}
