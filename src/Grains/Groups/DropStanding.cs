namespace GroupActors.Groups;

/// <summary>Where a member stands under the drop rule .</summary>
/// <param name="IsAutomatic">Whether the rule alone decides the drop that is due.</param>
internal readonly record struct DropStanding(int Misses, bool IsDue, bool IsAutomatic);
