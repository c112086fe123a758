namespace GroupActors.Clinics;

/// <summary>The billing provider as payers know it (837P loop 2010AA).</summary>
/// <param name="LegalName">Registered name.</param>
/// <param name="Npi">National Provider Identifier: 10 digits with a valid check digit.</param>
/// <param name="TaxId">Employer identification number, 9 digits.</param>
/// <param name="Taxonomy">Provider taxonomy code.</param>
/// <param name="Street">Street address; never a PO box.</param>
/// <param name="City">City.</param>
/// <param name="State">Two-letter state.</param>
/// <param name="ZipCode">ZIP+4: nine digits.</param>
[GenerateSerializer, Immutable, Alias("clinics.billing-identity")]
public sealed record BillingIdentity(
    [property: Id(0)] string LegalName,
    [property: Id(1)] string Npi,
    [property: Id(2)] string TaxId,
    [property: Id(3)] string Taxonomy,
    [property: Id(4)] string Street,
    [property: Id(5)] string City,
    [property: Id(6)] string State,
    [property: Id(7)] string ZipCode);
