namespace GroupActors.Cover;

/// <summary>The search broke off: no proposal comes of it.</summary>
[JournalName("cover-plan.search-failed")]
internal sealed record CoverSearchFailed : IDomainEvent;
