using Orleans.Concurrency;

namespace GroupActors.Groups;

/// <summary>A leaf query for sessions, which answers from committed state and awaits nobody.</summary>
[Alias("groups.roster")]
internal interface IGroupRoster : IGrainWithStringKey
{
    /// <summary>The roster of a session that ends at <paramref name="end"/>, as of its own time.</summary>
    [Alias("roster-of"), ReadOnly]
    Task<SessionRoster> RosterOf(DateTimeOffset end, CancellationToken cancellationToken = default);
}
