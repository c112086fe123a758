namespace GroupActors.Groups;

/// <summary>Counts of a group's places: capacity = active + both holds + reserved + open.</summary>
/// <param name="Capacity">Places.</param>
/// <param name="Active">Active members, those at risk too.</param>
/// <param name="AtRisk">Active members with two misses in a row or a drop due.</param>
/// <param name="ClinicalHold">Members on clinical hold.</param>
/// <param name="AdministrativeHold">Members on administrative hold.</param>
/// <param name="Reserved">Places held by open offers.</param>
[GenerateSerializer, Immutable, Alias("groups.census")]
public sealed record GroupCensus(
    [property: Id(0)] int Capacity,
    [property: Id(1)] int Active,
    [property: Id(2)] int AtRisk,
    [property: Id(3)] int ClinicalHold,
    [property: Id(4)] int AdministrativeHold,
    [property: Id(5)] int Reserved)
{
    /// <summary>Active members and both holds.</summary>
    public int Enrolled => Active + ClinicalHold + AdministrativeHold;

    /// <summary>Open places.</summary>
    public int Open => Capacity - Enrolled - Reserved;
}
