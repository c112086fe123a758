namespace GroupActors.Groups;

/// <summary>Dates that were called off are the series' again.</summary>
[JournalName("group.break-lifted")]
internal sealed record BreakLifted(DateOnly From, DateOnly To) : IDomainEvent;
