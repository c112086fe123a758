namespace GroupActors.Clinics;

/// <summary>One requirement of a group type: any of these credential codes meets it (F-1).</summary>
[GenerateSerializer, Immutable, Alias("clinics.credential-requirement")]
public sealed record CredentialRequirement([property: Id(0)] ImmutableArray<string> AnyOf);
