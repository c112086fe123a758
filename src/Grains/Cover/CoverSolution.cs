namespace GroupActors.Cover;

/// <summary>Options to take.</summary>
/// <param name="Options">Indexes of options.</param>
/// <param name="IsBest">Whether it is proved that no others cover more, or as many in a better order.</param>
internal sealed record CoverSolution(ImmutableArray<int> Options, bool IsBest);
