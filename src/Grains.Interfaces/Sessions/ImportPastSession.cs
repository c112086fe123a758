namespace GroupActors.Sessions;

/// <summary>A session that was held before the clinic came here, with its attendance .</summary>
/// <param name="GroupName">Name of the group.</param>
/// <param name="GroupType">Id of the group's type.</param>
/// <param name="Date">Local date on which it was held.</param>
/// <param name="Start">Start.</param>
/// <param name="End">Planned end.</param>
/// <param name="Minutes">How long it lasted.</param>
/// <param name="Facilitators">Ids of who ran it (S-12).</param>
/// <param name="Room">Id of the room.</param>
/// <param name="Modality">The usual way to take part.</param>
/// <param name="IsToBeBilled">Whether its claims are issued here; false where another system billed it.</param>
/// <param name="Attendance">Every member of the roster at that time.</param>
[GenerateSerializer, Immutable, Alias("sessions.import-past")]
public sealed record ImportPastSession(
    [property: Id(0)] string GroupName,
    [property: Id(1)] string GroupType,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] DateTimeOffset Start,
    [property: Id(4)] DateTimeOffset End,
    [property: Id(5)] int Minutes,
    [property: Id(6)] ImmutableArray<string> Facilitators,
    [property: Id(7)] string? Room,
    [property: Id(8)] Modality Modality,
    [property: Id(9)] bool IsToBeBilled,
    [property: Id(10)] ImmutableArray<PastAttendance> Attendance);
