namespace GroupActors.Cover;

/// <summary>The absence was withdrawn, so nothing is to be covered any more.</summary>
[JournalName("cover-plan.withdrawn")]
internal sealed record CoverPlanWithdrawn : IDomainEvent;
