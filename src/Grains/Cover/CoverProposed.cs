namespace GroupActors.Cover;

/// <summary>The proposal is there.</summary>
/// <param name="IsBest">Whether it is proved that none is better.</param>
[JournalName("cover-plan.proposed")]
internal sealed record CoverProposed(ImmutableArray<CoverLine> Lines, bool IsBest) : IDomainEvent;
