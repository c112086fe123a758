namespace GroupActors.Claims;

/// <summary>
/// Tells the first claim of an attendance (correction 1) what is billable as of a session's version; null when nothing is. It carries the whole truth, so deliveries may repeat
/// and swap: the highest version holds. A claim that has a successor hands it on.
/// </summary>
[GenerateSerializer, Immutable, Alias("claims.billable-service-decided"), JournalName("claims.billable-service-decided")]
internal sealed record BillableServiceDecided([property: Id(0)] long SessionVersion, [property: Id(1)] BillableService? Service) : IEffectMessage;
