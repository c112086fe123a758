namespace GroupActors.Clinics;

/// <summary>Creates a clinic or changes what identifies it.</summary>
/// <param name="Name">The clinic's name as staff and patients see it.</param>
/// <param name="TimeZone">IANA time zone, such as <c>America/Chicago</c>.</param>
/// <param name="Billing">Who bills; needed before claims can be sent.</param>
[GenerateSerializer, Immutable, Alias("clinics.configure-clinic")]
public sealed record ConfigureClinic([property: Id(0)] string Name, [property: Id(1)] string TimeZone, [property: Id(2)] BillingIdentity? Billing = null);
