namespace GroupActors.Aggregates;

/// <summary>A command that was done: enough to recognize its repeat and to refuse another command under the same id.</summary>
[GenerateSerializer, Immutable, Alias("aggregates.remembered-command")]
internal readonly record struct RememberedCommand([property: Id(0)] Guid Id, [property: Id(1)] ulong Fingerprint, [property: Id(2)] long Version);
