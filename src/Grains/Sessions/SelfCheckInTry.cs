namespace GroupActors.Sessions;

/// <summary>One try of somebody to check in by themselves (P-3).</summary>
/// <param name="Admission">The opening of the page.</param>
/// <param name="Patient">Whom the try named; null where it named nobody on the roster.</param>
[GenerateSerializer, Immutable, Alias("session.self-check-in-try")]
internal sealed record SelfCheckInTry([property: Id(0)] string Admission, [property: Id(1)] string? Patient);
