using Orleans.Concurrency;

namespace GroupActors.Groups;

/// <summary>A leaf query for sessions, which answers from committed state and awaits nobody.</summary>
[Alias("groups.roster")]
internal interface IGroupRoster : IGrainWithStringKey
{
    [Alias("roster"), ReadOnly]
    Task<SessionRoster> Roster(CancellationToken cancellationToken = default);
}
