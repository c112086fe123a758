namespace GroupActors.Sessions;

/// <summary>Tells the group that a session has taken its roster: from now on it is told of changes until it settles.</summary>
[GenerateSerializer, Immutable, Alias("sessions.roster-taken"), JournalName("sessions.roster-taken-effect")]
internal sealed record RosterTakenBySession([property: Id(0)] SessionKey Session, [property: Id(1)] long RosterVersion) : IEffectMessage;
