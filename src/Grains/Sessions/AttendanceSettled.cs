namespace GroupActors.Sessions;

/// <summary>Tells the group how a session ended, at close, at every amendment and at cancelling. The group keeps the highest version of each session.</summary>
/// <param name="IsCancelled">Cancelled by the clinic: neither counts nor breaks a run.</param>
[GenerateSerializer, Immutable, Alias("sessions.attendance-settled"), JournalName("sessions.attendance-settled")]
internal sealed record AttendanceSettled(
    [property: Id(0)] SessionKey Session,
    [property: Id(1)] long SessionVersion,
    [property: Id(2)] DateTimeOffset Start,
    [property: Id(3)] bool IsCancelled,
    [property: Id(4)] ImmutableArray<SettledAttendance> Attendance) : IEffectMessage;
