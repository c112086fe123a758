namespace GroupActors.Groups;

[JournalName("group.series-booking-failed")]
internal sealed record SeriesBookingFailed(Guid Operation, ImmutableArray<RefusalDetail> Conflicts) : IDomainEvent;
