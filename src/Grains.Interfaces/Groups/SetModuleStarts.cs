namespace GroupActors.Groups;

/// <summary>Says when a group's modules start; its type may take members then only .</summary>
/// <param name="Dates">Local dates, each from a year ago to two years ahead, at most 60. The first session on one of them or after it is the first of a module.</param>
[GenerateSerializer, Immutable, Alias("groups.set-module-starts")]
public sealed record SetModuleStarts([property: Id(0)] ImmutableArray<DateOnly> Dates);
