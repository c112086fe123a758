namespace GroupActors.Components.Staff;

/// <summary>A session in a week's grid.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Start">Start.</param>
/// <param name="End">End.</param>
/// <param name="Title">What it is.</param>
/// <param name="Note">A word more; null for none.</param>
/// <param name="Href">Where it leads; null for nowhere.</param>
/// <param name="Css">A class more.</param>
public sealed record WeekEntry(DateOnly Date, DateTimeOffset Start, DateTimeOffset End, string Title, string? Note, string? Href, string? Css);
