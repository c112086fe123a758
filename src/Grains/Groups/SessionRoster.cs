namespace GroupActors.Groups;

/// <summary>The members whom a group has, active or held, at the time of a session (S-2).</summary>
/// <param name="Version">The group's version; a session keeps the highest.</param>
[GenerateSerializer, Immutable, Alias("groups.session-roster")]
internal sealed record SessionRoster([property: Id(0)] long Version, [property: Id(1)] ImmutableArray<RosterMember> Members);
