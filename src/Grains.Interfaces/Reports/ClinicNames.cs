namespace GroupActors.Reports;

/// <summary>Names by id, to show beside ids. None is a patient's.</summary>
[GenerateSerializer, Immutable, Alias("reports.clinic-names")]
public sealed record ClinicNames(
    [property: Id(0)] ImmutableDictionary<string, string> Facilitators, [property: Id(1)] ImmutableDictionary<string, string> Rooms, [property: Id(2)] ImmutableDictionary<string, string> Groups);
