namespace GroupActors.Groups;

/// <param name="ExtendsAt">When the session after the last one booked comes into the booking horizon.</param>
[JournalName("group.series-booked")]
internal sealed record SeriesBooked(Guid Operation, DateTimeOffset ExtendsAt) : IDomainEvent;
