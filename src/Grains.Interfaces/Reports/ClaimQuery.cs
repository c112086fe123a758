using GroupActors.Claims;

namespace GroupActors.Reports;

/// <summary>Which claims to list. What is null or empty does not filter.</summary>
/// <param name="States">States.</param>
/// <param name="Session">Key of the session.</param>
/// <param name="Patient">Id of the patient.</param>
/// <param name="Offset">Rows to leave out.</param>
/// <param name="Limit">Rows at most, 1 to 500.</param>
[GenerateSerializer, Immutable, Alias("reports.claim-query")]
public sealed record ClaimQuery(
    [property: Id(0)] ImmutableArray<ClaimState> States,
    [property: Id(1)] string? Session = null,
    [property: Id(2)] string? Patient = null,
    [property: Id(3)] int Offset = 0,
    [property: Id(4)] int Limit = 100);
