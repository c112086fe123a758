namespace GroupActors.Groups;

/// <summary>Where a member stands under the drop rule .</summary>
/// <param name="AreAllNoShows">Whether the misses that make the drop due are all no-shows, so that no person needs to judge them.</param>
/// <param name="IsAutomatic">Whether the rule alone decides the drop that is due.</param>
internal readonly record struct DropStanding(int Misses, bool IsDue, bool AreAllNoShows, bool IsAutomatic);
