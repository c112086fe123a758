namespace GroupActors.Sessions;

/// <summary>A session at the moment it was asked; the state follows from the clock too.</summary>
/// <param name="Key">The session.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="GroupName">Name of the group.</param>
/// <param name="GroupType">Id of the group's type.</param>
/// <param name="Date">Local date on which it is held.</param>
/// <param name="Start">Start.</param>
/// <param name="End">Planned end.</param>
/// <param name="State">State (S-1).</param>
/// <param name="IsUnconfirmed">Long over and not closed (S-1).</param>
/// <param name="Facilitators">Ids of the facilitators: those assigned, after close those who ran it (S-12).</param>
/// <param name="FacilitatorsNeeded">1 or 2 (F-4); uncovered while fewer are assigned.</param>
/// <param name="Room">Id of the room.</param>
/// <param name="Modality">The usual way to take part.</param>
/// <param name="Minutes">How long it lasted, once closed.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Attendance">Every member of the roster.</param>
/// <param name="Covering">Ids of those facilitators who cover for others (F-7).</param>
/// <param name="SelfCheckInOffUntil">Until when nobody can check in by themselves, after too many wrong tries in the room (P-3); null while they can.</param>
[GenerateSerializer, Immutable, Alias("sessions.session-view")]
public sealed record SessionView(
    [property: Id(0)] SessionKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string GroupName,
    [property: Id(3)] string GroupType,
    [property: Id(4)] DateOnly Date,
    [property: Id(5)] DateTimeOffset Start,
    [property: Id(6)] DateTimeOffset End,
    [property: Id(7)] SessionState State,
    [property: Id(8)] bool IsUnconfirmed,
    [property: Id(9)] ImmutableArray<string> Facilitators,
    [property: Id(10)] int FacilitatorsNeeded,
    [property: Id(11)] string? Room,
    [property: Id(12)] Modality Modality,
    [property: Id(13)] int? Minutes,
    [property: Id(14)] DateTimeOffset? ClosedAt,
    [property: Id(15)] ImmutableArray<AttendanceView> Attendance,
    [property: Id(16)] ImmutableArray<string> Covering,
    [property: Id(17)] DateTimeOffset? SelfCheckInOffUntil = null)
{
    /// <summary>Closed, and not held, for no patient came (B-3).</summary>
    public bool IsNotHeld => State == SessionState.Closed && !Attendance.Any(member => member.Kind == AttendanceKind.Present);

    /// <summary>Whether a facilitator is missing (F-6).</summary>
    public bool IsUncovered => State is SessionState.Scheduled or SessionState.CheckInOpen && Facilitators.Length < FacilitatorsNeeded;
}
