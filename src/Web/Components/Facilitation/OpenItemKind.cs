namespace GroupActors.Components.Facilitation;

/// <summary>What is still to be written.</summary>
public enum OpenItemKind
{
    /// <summary>A note of which nothing is written yet.</summary>
    Note,

    /// <summary>A note that is drafted and not signed.</summary>
    Draft,

    /// <summary>The brief note of a no-show (S-10).</summary>
    NoShow,
}
