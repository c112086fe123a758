namespace GroupActors.Components.Roster;

/// <summary>Something worth knowing about a member.</summary>
/// <param name="Kind">Class after <c>flag-</c>.</param>
/// <param name="Glyph">Name of the icon.</param>
/// <param name="Text">A few words.</param>
public sealed record RosterNote(string Kind, string Glyph, string Text);
