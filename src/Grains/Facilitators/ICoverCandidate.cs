using Orleans.Concurrency;

namespace GroupActors.Facilitators;

/// <summary>A leaf query of a facilitator: whether they could cover, asked by the very rules that decide when they are assigned (F-6).</summary>
[Alias("facilitators.cover-candidate")]
internal interface ICoverCandidate : IGrainWithStringKey
{
    /// <summary>What speaks against each session by itself, and what the facilitator has booked; null for an unknown facilitator.</summary>
    [Alias("judge"), ReadOnly]
    Task<CoverAnswer?> Judge(ImmutableArray<CoverQuestion> questions, CancellationToken cancellationToken = default);
}
