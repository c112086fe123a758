namespace GroupActors.Groups;

/// <summary>Tells a session that it alone is booked at another time, with whoever had it: whoever was taken off since stays off, and cover stays cover.</summary>
/// <param name="Covering">Those of its facilitators who cover for another.</param>
[GenerateSerializer, Immutable, Alias("groups.session-moved-to"), JournalName("groups.session-moved-to")]
internal sealed record SessionMovedTo([property: Id(0)] SessionPlanned Plan, [property: Id(1)] ImmutableArray<string> Covering) : IEffectMessage;
