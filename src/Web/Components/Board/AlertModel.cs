namespace GroupActors.Components.Board;

/// <summary>One thing that needs a person.</summary>
/// <param name="Id">Id of the element.</param>
/// <param name="Kind">Class after <c>alert-</c>.</param>
/// <param name="Glyph">Name of the icon.</param>
/// <param name="Title">What.</param>
/// <param name="Text">When and how much.</param>
/// <param name="Href">Where the next step is; null where the viewer takes none.</param>
/// <param name="Step">The next step, a verb first.</param>
public sealed record AlertModel(string Id, string Kind, string Glyph, string Title, string Text, string? Href, string Step)
{
    /// <summary>Whether it stands under "more".</summary>
    public bool IsMore { get; init; }
}
