namespace GroupActors.Components.Roster;

/// <summary>What is the matter with a session of the group.</summary>
/// <param name="Title">What.</param>
/// <param name="Text">When.</param>
/// <param name="Href">Where the next step is.</param>
/// <param name="Step">The next step, a verb first.</param>
public sealed record RosterProblem(string Title, string Text, string Href, string Step);
