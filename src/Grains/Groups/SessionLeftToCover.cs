namespace GroupActors.Groups;

/// <summary>Tells a session that it is planned for somebody to cover: those who would lead it are away then (F-5).</summary>
/// <param name="Away">Ids of those who would lead it, one of whom at least is away.</param>
[GenerateSerializer, Immutable, Alias("groups.session-left-to-cover"), JournalName("groups.session-left-to-cover")]
internal sealed record SessionLeftToCover([property: Id(0)] SessionPlanned Plan, [property: Id(1)] ImmutableArray<string> Away) : IEffectMessage;
