namespace GroupActors.Aggregates;

/// <summary>
/// What one aggregate tells another after its commit. Delivered at least once and in any order: receiving it must be idempotent,
/// and a message that describes a state carries that state's version.
/// </summary>
internal interface IEffectMessage;
