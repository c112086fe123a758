namespace GroupActors.Groups;

/// <summary>Tells a session with open check-in the group's roster (S-2). The group awaits its delivery before it answers its caller.</summary>
[GenerateSerializer, Immutable, Alias("groups.roster-changed"), JournalName("groups.roster-changed")]
internal sealed record RosterChanged([property: Id(0)] SessionRoster Roster) : IEffectMessage;
