namespace GroupActors.Components.Board;

/// <summary>What is the matter with a group.</summary>
/// <param name="Kind">Class after <c>note-</c>.</param>
/// <param name="Glyph">Name of the icon.</param>
/// <param name="Text">A few words.</param>
public sealed record BoardNote(string Kind, string Glyph, string Text);
