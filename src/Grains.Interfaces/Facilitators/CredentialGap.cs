using GroupActors.Clinics;

namespace GroupActors.Facilitators;

/// <summary>A session ahead whose facilitator lacks what the group's type asks for (F-1, F-3).</summary>
/// <param name="Facilitator">Id of the facilitator.</param>
/// <param name="Session">The session.</param>
/// <param name="Missing">What nothing meets, each by any of its codes.</param>
[GenerateSerializer, Immutable, Alias("facilitators.credential-gap")]
public sealed record CredentialGap([property: Id(0)] string Facilitator, [property: Id(1)] UncoveredTime Session, [property: Id(2)] ImmutableArray<CredentialRequirement> Missing);
