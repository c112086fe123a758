namespace GroupActors.Cover;

/// <summary>At most so many of these options may be taken together: a cap, two sessions at one time, a limit of cover.</summary>
/// <param name="Options">Indexes of options.</param>
internal sealed record CoverBound(ImmutableArray<int> Options, int Most);
