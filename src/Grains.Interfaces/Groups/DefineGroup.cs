namespace GroupActors.Groups;

/// <summary>What a group is.</summary>
/// <param name="Name">Name as staff know it.</param>
/// <param name="GroupType">Id of its type; fixed once the group exists.</param>
/// <param name="Capacity">Places, 1 to 100 .</param>
/// <param name="TherapeuticMinimum">Members under which the group does not work, 0 to capacity .</param>
/// <param name="Substitutes">Ids of the designated substitutes, the first asked first (F-5).</param>
[GenerateSerializer, Immutable, Alias("groups.define-group")]
public sealed record DefineGroup(
    [property: Id(0)] string Name,
    [property: Id(1)] string GroupType,
    [property: Id(2)] int Capacity,
    [property: Id(3)] int TherapeuticMinimum,
    [property: Id(4)] ImmutableArray<string> Substitutes)
{
    /// <summary>Sessions of a closed group; null for an open (rolling) one .</summary>
    [Id(5)] public int? ClosedAfterSessions { get; init; }
}
