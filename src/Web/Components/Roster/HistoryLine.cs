namespace GroupActors.Components.Roster;

/// <summary>One change as it is told.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Text">More of it, and why in the actor's words; null for nothing.</param>
/// <param name="By">When and who.</param>
public sealed record HistoryLine(string Title, string? Text, string By);
