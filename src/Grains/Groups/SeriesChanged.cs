namespace GroupActors.Groups;

/// <summary>The changed series is booked and holds.</summary>
/// <param name="ExtendsAt">As in <see cref="SeriesBooked"/>.</param>
[JournalName("group.series-changed")]
internal sealed record SeriesChanged(Guid Operation, DateTimeOffset ExtendsAt) : IDomainEvent;
