using GroupActors.Census;

namespace GroupActors.Components.Roster;

/// <summary>A group in the list of groups as drawn.</summary>
/// <param name="Card">The group's card.</param>
/// <param name="Meets">Weekly slots in words.</param>
/// <param name="Facilitators">Names of the facilitators.</param>
/// <param name="Room">Name of the room.</param>
/// <param name="IsPart2">Whether 42 CFR Part 2 protects the roster (P-4).</param>
public sealed record GroupRowModel(GroupCard Card, string Meets, string Facilitators, string? Room, bool IsPart2);
