using GroupActors.Census;
using GroupActors.Groups;

namespace GroupActors.Components.Roster;

/// <summary>A group's roster as it is drawn.</summary>
/// <param name="Key">The group.</param>
/// <param name="Census">Counts by status.</param>
/// <param name="Minimum">Therapeutic minimum.</param>
/// <param name="Meets">Weekly slots in words.</param>
/// <param name="Room">Name of the room; null for none.</param>
/// <param name="Revenue">Money a session; null until the census has the group.</param>
/// <param name="IsPart2">Whether 42 CFR Part 2 protects the roster (P-4).</param>
/// <param name="Problem">What is the matter with today's session; null for nothing.</param>
/// <param name="Warnings">Why the group is, or will be, too small, and what its empty places cost, with what mends it.</param>
/// <param name="Rows">Members, the live ones first.</param>
public sealed record RosterModel(
    GroupKey Key, GroupCensus Census, int Minimum, string Meets, string? Room, GroupRevenue? Revenue, bool IsPart2, RosterProblem? Problem, IReadOnlyList<string> Warnings, IReadOnlyList<RosterRowModel> Rows);
