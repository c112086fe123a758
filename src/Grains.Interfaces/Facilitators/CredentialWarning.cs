namespace GroupActors.Facilitators;

/// <summary>A credential that expires soon, or has, without another of its kind after it, and the sessions ahead that this breaks (F-3).</summary>
/// <param name="Facilitator">Id of the facilitator.</param>
/// <param name="Code">What it proves.</param>
/// <param name="ValidTo">Its last valid date.</param>
/// <param name="Breaks">Sessions of the facilitator after it for which nothing else meets what the group's type asks, by start.</param>
[GenerateSerializer, Immutable, Alias("facilitators.credential-warning")]
public sealed record CredentialWarning(
    [property: Id(0)] string Facilitator, [property: Id(1)] string Code, [property: Id(2)] DateOnly ValidTo, [property: Id(3)] ImmutableArray<UncoveredTime> Breaks);
