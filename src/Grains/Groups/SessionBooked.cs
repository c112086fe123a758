namespace GroupActors.Groups;

/// <param name="ExtendsAt">As in <see cref="SeriesBooked"/>.</param>
[JournalName("group.session-booked")]
internal sealed record SessionBooked(Guid Operation, DateTimeOffset ExtendsAt) : IDomainEvent;
