namespace GroupActors.Notes;

/// <summary>Another member of a note's session.</summary>
/// <param name="Name">Given and family name.</param>
/// <param name="Signed">Text of their note, where it is signed.</param>
internal sealed record NotePeer(string Patient, string Name, string? Signed);
