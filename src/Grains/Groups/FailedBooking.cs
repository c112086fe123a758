namespace GroupActors.Groups;

/// <summary>The last series that could not be booked: a repeat of its command gets the same answer.</summary>
[GenerateSerializer, Immutable, Alias("groups.failed-booking")]
internal sealed record FailedBooking([property: Id(0)] Guid Operation, [property: Id(1)] ImmutableArray<RefusalDetail> Conflicts);
