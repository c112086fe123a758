namespace GroupActors.Cover;

/// <summary>Cover is looked for, the first time or again.</summary>
[JournalName("cover-plan.opened")]
internal sealed record CoverPlanOpened(string Facilitator) : IDomainEvent;
