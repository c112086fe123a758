using Orleans.Concurrency;

namespace GroupActors.Claims;

/// <summary>A leaf query for sessions, which answers from committed state and awaits no session.</summary>
[Alias("claims.trial")]
internal interface IClaimTrial : IGrainWithStringKey
{
    /// <summary>What the claim would become if it were told this; null for what it is. Changes nothing (S-9).</summary>
    [Alias("try"), ReadOnly]
    Task<ClaimChange?> Try(BillableServiceDecided message, CancellationToken cancellationToken = default);
}
