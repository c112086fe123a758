namespace GroupActors.Cover;

/// <summary>What a solver needs of an absence, and no more: ways to cover, and what limits them.</summary>
/// <param name="Needed">For each session, how many facilitators it lacks. One that lacks all its two gets both or neither (F-4).</param>
/// <param name="IsAllOrNone">For each session, whether it takes all that it needs or none.</param>
/// <param name="Loads">For each substitute, the sessions that they have in the weeks of the absence.</param>
internal sealed record CoverModel(
    ImmutableArray<int> Needed, ImmutableArray<bool> IsAllOrNone, ImmutableArray<int> Loads, ImmutableArray<CoverOption> Options, ImmutableArray<CoverBound> Bounds);
