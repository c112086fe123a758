namespace GroupActors.Tasks;

/// <summary>Tells a task that what it asks for was done, as of its sender's version. The highest version holds.</summary>
[GenerateSerializer, Immutable, Alias("tasks.done"), JournalName("tasks.done")]
internal sealed record TaskDone([property: Id(0)] long SenderVersion) : IEffectMessage;
