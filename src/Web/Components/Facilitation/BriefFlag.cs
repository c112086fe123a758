namespace GroupActors.Components.Facilitation;

/// <summary>Something to know of a member before a session (S-7).</summary>
/// <param name="Css">Class of the mark, after <c>flag-</c>; null for a plain one.</param>
/// <param name="Glyph">Its icon.</param>
/// <param name="Words">What it is, in few words.</param>
public sealed record BriefFlag(string? Css, string Glyph, string Words);
