namespace GroupActors.Census;

/// <summary>A group's members of one payer, by standing. In a multiple-family group: its families.</summary>
[GenerateSerializer, Immutable, Alias("census.payer-share")]
internal sealed record PayerShare([property: Id(0)] string? Payer, [property: Id(1)] int Active, [property: Id(2)] int AtRisk, [property: Id(3)] int AdministrativeHold);
