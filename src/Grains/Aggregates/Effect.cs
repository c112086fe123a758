namespace GroupActors.Aggregates;

/// <summary>A message to another aggregate, to be stored with the commit that causes it and delivered after it.</summary>
/// <param name="Target">The receiving grain, which implements <see cref="IEffectReceiver"/>.</param>
internal sealed record Effect(GrainId Target, IEffectMessage Message)
{
    public static Effect To(string grainType, string key, IEffectMessage message) => new(GrainId.Create(grainType, key), message);
}
