namespace GroupActors.Claims;

/// <summary>
/// Tells the first claim of an attendance (correction 1) what is billable as of a session's version; null when nothing is. It carries the whole truth, so deliveries may repeat
/// and swap: the highest version holds, and at the same version a service holds over nothing, for an accepted proposal (B-3) speaks of the version that left it open.
/// A claim that has a successor hands it on.
/// </summary>
/// <param name="NoteIsSigned">Whether the claim that hands it on knows the note to be signed.</param>
[GenerateSerializer, Immutable, Alias("claims.billable-service-decided"), JournalName("claims.billable-service-decided")]
internal sealed record BillableServiceDecided(
    [property: Id(0)] long SessionVersion, [property: Id(1)] BillableService? Service, [property: Id(2)] bool NoteIsSigned = false) : IEffectMessage;
