using GroupActors.Census;

namespace GroupActors.Live;

/// <summary>The census without anyone in it, for the roles and screens that see no names: what is not given cannot be shown.</summary>
internal static class Nameless
{
    /// <summary>The snapshot without staff.</summary>
    public static CensusSnapshot WithoutNames(this CensusSnapshot snapshot) => snapshot with { Groups = [.. snapshot.Groups.Select(WithoutNames)], Sessions = [.. snapshot.Sessions.Select(WithoutNames)] };

    /// <summary>The delta without staff.</summary>
    public static CensusDelta WithoutNames(this CensusDelta delta) => delta with { Groups = [.. delta.Groups.Select(WithoutNames)], Sessions = [.. delta.Sessions.Select(WithoutNames)] };

    private static GroupCard WithoutNames(GroupCard card) => card with { Facilitators = [] };

    private static SessionCard WithoutNames(SessionCard card) => card with { Facilitators = [] };
}
