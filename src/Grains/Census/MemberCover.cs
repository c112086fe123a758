namespace GroupActors.Census;

/// <summary>Who pays for a member of a group, and the family they stand for in a multiple-family group.</summary>
internal readonly record struct MemberCover(string? Payer, string? Family);
