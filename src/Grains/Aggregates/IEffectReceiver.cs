namespace GroupActors.Aggregates;

/// <summary>A grain that other aggregates tell things.</summary>
[Alias("aggregates.effect-receiver")]
internal interface IEffectReceiver : IGrainWithStringKey
{
    /// <summary>Takes an effect. Returning means that what follows from it is durable.</summary>
    [Alias("receive")]
    Task Receive(EffectEnvelope envelope, CancellationToken cancellationToken = default);
}
