namespace GroupActors.Groups;

/// <summary>Tells a session that it is called off (S-13). It carries the plan as well, for whichever of the two arrives first.</summary>
/// <param name="Reason">Why, in the caller's words.</param>
[GenerateSerializer, Immutable, Alias("groups.session-called-off"), JournalName("groups.session-called-off")]
internal sealed record SessionCalledOff([property: Id(0)] SessionPlanned Plan, [property: Id(1)] string? Reason) : IEffectMessage;
