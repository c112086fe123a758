using GroupActors.Sessions;

namespace GroupActors.Census;

/// <summary>A session on the board. Names no person: facilitators are ids, members are marks.</summary>
/// <param name="Key">The session.</param>
/// <param name="Version">The session's version that it shows.</param>
/// <param name="GroupName">Name of the group.</param>
/// <param name="Date">Local date.</param>
/// <param name="Start">Start.</param>
/// <param name="End">Planned end.</param>
/// <param name="State">State at the moment the card was made.</param>
/// <param name="CheckInOpensAt">When check-in opens by itself.</param>
/// <param name="IsUnconfirmed">Long over and not closed (S-1).</param>
/// <param name="IsUncovered">A facilitator is missing (F-6).</param>
/// <param name="Facilitators">Ids of the facilitators.</param>
/// <param name="Room">Id of the room.</param>
/// <param name="Marks">One mark a member, in the roster's order.</param>
/// <param name="Projected">Expected payments of the members who are expected or here, in dollars.</param>
/// <param name="Confirmed">Expected payments of the claims it was closed with, in dollars.</param>
/// <param name="NotesSigned">Signed notes.</param>
/// <param name="NotesDue">Notes due, the signed ones too.</param>
[GenerateSerializer, Immutable, Alias("census.session-card")]
public sealed record SessionCard(
    [property: Id(0)] SessionKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string GroupName,
    [property: Id(3)] DateOnly Date,
    [property: Id(4)] DateTimeOffset Start,
    [property: Id(5)] DateTimeOffset End,
    [property: Id(6)] SessionState State,
    [property: Id(7)] DateTimeOffset CheckInOpensAt,
    [property: Id(8)] bool IsUnconfirmed,
    [property: Id(9)] bool IsUncovered,
    [property: Id(10)] ImmutableArray<string> Facilitators,
    [property: Id(11)] string? Room,
    [property: Id(12)] ImmutableArray<AttendanceKind> Marks,
    [property: Id(13)] decimal Projected,
    [property: Id(14)] decimal Confirmed,
    [property: Id(15)] int NotesSigned,
    [property: Id(16)] int NotesDue)
{
    /// <summary>Members who are here.</summary>
    public int Present => Marks.Count(mark => mark == AttendanceKind.Present);

    /// <inheritdoc cref="SessionView.IsNotHeld"/>
    public bool IsNotHeld => State == SessionState.Closed && Present == 0;

    /// <summary>Members who were expected: everyone but those on hold.</summary>
    public int Expected => Marks.Count(mark => mark != AttendanceKind.Excused);
}
