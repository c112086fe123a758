namespace GroupActors.Calendars;

/// <summary>Shares a calendar.</summary>
/// <param name="SecretDigest">SHA-256 of the secret in its address, in lower-case hexadecimal: the secret itself is kept nowhere.</param>
[GenerateSerializer, Immutable, Alias("calendars.share")]
public sealed record ShareCalendar([property: Id(0)] string SecretDigest);
