namespace GroupActors.Storage;

/// <summary>An effect to deliver.</summary>
/// <param name="Type">Permanent name of the message.</param>
/// <param name="Payload">The message as JSON, where it comes from the database.</param>
/// <param name="Message">The message itself, where it comes straight from its commit.</param>
/// <param name="Attempts">How many rounds of delivery have failed.</param>
internal sealed record OutboxItem(OutboxKey Key, string Target, string Type, string? Payload, IEffectMessage? Message, DeliveryWatch? Watch, int Attempts);
