namespace GroupActors.Groups;

/// <summary>When the group's modules start .</summary>
[JournalName("group.module-starts-set")]
internal sealed record ModuleStartsSet(ImmutableArray<DateOnly> Dates) : IDomainEvent;
