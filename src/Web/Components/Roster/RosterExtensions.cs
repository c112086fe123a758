using GroupActors.Live;

namespace GroupActors.Components.Roster;

/// <summary>Registers the screens of groups.</summary>
internal static class RosterExtensions
{
    /// <summary>Name of the list's row.</summary>
    public const string Row = "group-row";

    /// <summary>Name of census and members; its part is the patient whose panel is open.</summary>
    public const string Roster = "roster";

    /// <summary>The same for those who may move members between statuses.</summary>
    public const string ChangeableRoster = "changeable-roster";

    /// <summary>Name of the panel of the patient that is its part.</summary>
    public const string Member = "member";

    /// <summary>The same for those who may change it.</summary>
    public const string ChangeableMember = "changeable-member";

    /// <summary>Name of the group's latest changes.</summary>
    public const string History = "roster-history";

    /// <summary>Adds the fragments and what they draw.</summary>
    public static void AddRosters(this IServiceCollection services)
    {
        services.AddSingleton<RosterModels>();
        services.AddRosterFragment<GroupRow>(Row);
        services.AddRosterFragment<RosterView>(Roster, hasPart: true);
        services.AddRosterFragment<ChangeableRosterView>(ChangeableRoster, hasPart: true);
        services.AddRosterFragment<MemberPanel>(Member, hasPart: true);
        services.AddRosterFragment<ChangeableMemberPanel>(ChangeableMember, hasPart: true);
        services.AddRosterFragment<RosterHistory>(History);
    }
}
