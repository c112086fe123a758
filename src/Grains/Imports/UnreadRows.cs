namespace GroupActors.Imports;

/// <summary>The rows of one file that could not be read: what is not found among the others may stand in one of them, and is reported once these are right.</summary>
internal sealed class UnreadRows
{
    private readonly HashSet<string> _ids = [];

    /// <summary>How many rows may be anybody's; <see cref="int.MaxValue"/> where the file was not read to its end.</summary>
    public int OfAnybody { get; private set; }

    /// <summary>A row that could not be read, with the id under which it belongs.</summary>
    public void Add(string id)
    {
        if (KeyText.IsSegment(id)) _ids.Add(id);
        else if (OfAnybody < int.MaxValue) OfAnybody++;
    }

    /// <summary>What follows in the file was not read.</summary>
    public void AddRest() => OfAnybody = int.MaxValue;

    /// <summary>Whether one of them is that id's for certain.</summary>
    public bool Holds(string id) => _ids.Contains(id);

    /// <summary>Whether one of them may be that id's.</summary>
    public bool MayHold(string id) => OfAnybody > 0 || Holds(id);
}
