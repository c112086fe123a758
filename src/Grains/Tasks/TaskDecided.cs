namespace GroupActors.Tasks;

/// <summary>Tells a task whether it is needed, as of its sender's version; null withdraws it. The highest version holds.</summary>
[GenerateSerializer, Immutable, Alias("tasks.decided"), JournalName("tasks.decided")]
internal sealed record TaskDecided([property: Id(0)] long SenderVersion, [property: Id(1)] TaskContent? Content) : IEffectMessage;
