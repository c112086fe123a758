namespace GroupActors.Notes;

/// <summary>
/// A member's name as notes say it: any part of it, in any case, accents aside. A part that is an ordinary word too ("Will", "No") counts only where it is written as a name is:
/// with a capital, and not one that any word has there. Single letters and such as "de" or "von" count beside another part alone.
/// </summary>
internal sealed class MemberName
{
    /// <summary>Parts that name the member by themselves.</summary>
    private readonly HashSet<string> _parts;
    private readonly HashSet<string> _all;

    public MemberName(string name)
    {
        NoteWord[] words = [.. NoteWord.In(name)];

        // A name that was taken over in small letters, or that is written without case, has no small parts to tell.
        var hasCapitals = words.Any(word => word.IsCapital);
        _all = [.. words.Select(word => word.Folded)];
        _parts = [.. words.Where(word => word.Length > 1 && (word.IsCapital || !hasCapitals)).Select(word => word.Folded)];
    }

    /// <summary>Where the name stands among a text's words, by their index.</summary>
    public IEnumerable<int> In(IReadOnlyList<NoteWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Names(words[i]) || (IsPart(words[i]) && ((i > 0 && Names(words[i - 1])) || (i + 1 < words.Count && Names(words[i + 1]))))) yield return i;
        }
    }

    /// <summary>Where a text names this member and not the one whose note it is.</summary>
    public ImmutableArray<TextSpan> MentionsIn(IReadOnlyList<NoteWord> words, MemberName own) =>
        [.. In(words).Where(index => _parts.Contains(words[index].Folded) && !own._all.Contains(words[index].Folded)).Select(index => words[index].Span)];

    private bool Names(NoteWord word) => _parts.Contains(word.Folded) && (!OrdinaryWords.Contains(word.Folded) || (word.IsCapital && !word.IsFirst));

    private bool IsPart(NoteWord word) => _all.Contains(word.Folded) && (word.IsCapital || !_parts.Contains(word.Folded));
}
