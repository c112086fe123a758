namespace GroupActors.Groups;

/// <summary>The series' next session could not be booked: it is planned with neither facilitators nor room, for a person to settle.</summary>
/// <param name="ExtendsAt">As in <see cref="SeriesBooked"/>.</param>
[JournalName("group.session-left-uncovered")]
internal sealed record SessionLeftUncovered(Guid Operation, ImmutableArray<RefusalDetail> Conflicts, DateTimeOffset ExtendsAt) : IDomainEvent;
