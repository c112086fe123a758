namespace GroupActors.Groups;

/// <summary>The series' next session could not be booked whole: it is planned without facilitators, for a person to settle (F-4, F-9).</summary>
/// <param name="IsRoomBooked">Whether it has its room all the same.</param>
/// <param name="ExtendsAt">As in <see cref="SeriesBooked"/>.</param>
[JournalName("group.session-left-uncovered")]
internal sealed record SessionLeftUncovered(Guid Operation, ImmutableArray<RefusalDetail> Conflicts, bool IsRoomBooked, DateTimeOffset ExtendsAt) : IDomainEvent;
