namespace GroupActors.Groups;

/// <summary>The changed series is booked and holds from then on: as it was written while a change had no date from which it is in force.</summary>
[JournalName("group.series-changed")]
internal sealed record FirstSeriesChanged(Guid Operation, DateTimeOffset ExtendsAt) : IDomainEvent;
