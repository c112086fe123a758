namespace GroupActors.Facilitators;

/// <summary>Who a facilitator is.</summary>
/// <param name="Name">Name with which staff know them.</param>
/// <param name="Npi">National Provider Identifier, where they have one (B-15).</param>
/// <param name="Taxonomy">Provider taxonomy code.</param>
/// <param name="EnrolledPayers">Ids of the payers they are enrolled with (B-9).</param>
[GenerateSerializer, Immutable, Alias("facilitators.register-facilitator")]
public sealed record RegisterFacilitator(
    [property: Id(0)] string Name, [property: Id(1)] string? Npi, [property: Id(2)] string? Taxonomy, [property: Id(3)] ImmutableArray<string> EnrolledPayers);
