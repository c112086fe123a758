namespace GroupActors.Groups;

/// <summary>The changed series is booked, and in force from its date on.</summary>
/// <param name="ExtendsAt">As in <see cref="SeriesBooked"/>.</param>
/// <param name="InForceAt">Start of that date.</param>
[JournalName("group.series-changed", 2)]
internal sealed record SeriesChanged(Guid Operation, DateTimeOffset ExtendsAt, DateTimeOffset InForceAt) : IDomainEvent;
