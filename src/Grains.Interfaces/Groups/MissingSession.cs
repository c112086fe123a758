namespace GroupActors.Groups;

/// <summary>A weekly time of a group, as far ahead as its sessions are planned, at which it has none although the clinic and the group meet on that date.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Start">Local start.</param>
/// <param name="Minutes">Length in minutes.</param>
/// <param name="IsCancelled">Whether there was one, and it was cancelled.</param>
[GenerateSerializer, Immutable, Alias("groups.missing-session")]
public sealed record MissingSession([property: Id(0)] DateOnly Date, [property: Id(1)] TimeOnly Start, [property: Id(2)] int Minutes, [property: Id(3)] bool IsCancelled);
