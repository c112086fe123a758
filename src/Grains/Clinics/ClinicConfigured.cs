namespace GroupActors.Clinics;

/// <summary>The clinic got its name and billing identity.</summary>
[JournalName("clinic.configured")]
internal sealed record ClinicConfigured(string Name, string TimeZone, BillingIdentity? Billing) : IDomainEvent;
