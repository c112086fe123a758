namespace GroupActors.Clinics;

/// <summary>Who pays, and by which rules. Payers' rules are data: the clinic edits them.</summary>
/// <param name="Id">Id inside the clinic.</param>
/// <param name="Name">Name as staff see it.</param>
/// <param name="Category">Kind of payer.</param>
[GenerateSerializer, Immutable, Alias("clinics.payer")]
public sealed record Payer([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] PayerCategory Category)
{
    /// <summary>The payer's identifier on claims (NM109): text, leading zeros matter.</summary>
    [Id(3)] public string? ElectronicId { get; init; }

    /// <summary>Whether a session needs an authorized unit (B-8).</summary>
    [Id(4)] public bool RequiresAuthorization { get; init; }

    /// <summary>Days after the service within which a claim must be filed (B-12).</summary>
    [Id(5)] public int TimelyFilingDays { get; init; } = 90;

    /// <summary>Fewest participants for 90853; null for the clinic's billing minimum.</summary>
    [Id(6)] public int? MinimumGroupSize { get; init; }

    /// <summary>Most participants for 90853; null for no limit.</summary>
    [Id(7)] public int? MaximumGroupSize { get; init; }

    /// <summary>Whether services of a facilitator who is not enrolled with the payer may be billed incident to a physician (B-9).</summary>
    [Id(8)] public bool AllowsIncidentTo { get; init; }
}
