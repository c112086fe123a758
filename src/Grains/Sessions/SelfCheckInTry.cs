namespace GroupActors.Sessions;

/// <summary>One try of somebody to check in by themselves (P-3).</summary>
/// <param name="By">The opening of the page; of a try that failed, the phone.</param>
/// <param name="Patient">Whom the try named; null where it named nobody on the roster.</param>
/// <param name="At">When it failed.</param>
[GenerateSerializer, Immutable, Alias("session.self-check-in-try")]
internal sealed record SelfCheckInTry([property: Id(0)] string By, [property: Id(1)] string? Patient, [property: Id(2)] DateTimeOffset? At = null);
