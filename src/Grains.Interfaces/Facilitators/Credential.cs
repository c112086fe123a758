namespace GroupActors.Facilitators;

/// <summary>A license or certificate (F-1).</summary>
/// <param name="Code">What it proves, in the words that group types ask for.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Number">Its number with the issuer.</param>
/// <param name="ValidFrom">First valid date.</param>
/// <param name="ValidTo">Last valid date; null while it does not expire.</param>
[GenerateSerializer, Immutable, Alias("facilitators.credential")]
public sealed record Credential(
    [property: Id(0)] string Code, [property: Id(1)] string Issuer, [property: Id(2)] string Number, [property: Id(3)] DateOnly ValidFrom, [property: Id(4)] DateOnly? ValidTo);
