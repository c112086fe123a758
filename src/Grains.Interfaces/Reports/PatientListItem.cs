namespace GroupActors.Reports;

/// <summary>A patient in a list.</summary>
[GenerateSerializer, Immutable, Alias("reports.patient-item")]
public sealed record PatientListItem([property: Id(0)] string Patient, [property: Id(1)] string Name, [property: Id(2)] DateOnly BirthDate, [property: Id(3)] string? Payer);
