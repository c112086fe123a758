using GroupActors.Sessions;

namespace GroupActors.Census;

/// <summary>What a session says of itself; the census adds what the clock and the fees say.</summary>
/// <param name="State">State without the clock: check-in counts as open only where it was opened or somebody was checked in.</param>
/// <param name="Marks">One mark a member; empty until the roster is taken.</param>
/// <param name="Patients">Ids in the order of <paramref name="Marks"/>; never leaves the census.</param>
/// <param name="Claims">Patients whose claims the session was closed with.</param>
/// <param name="Code">Procedure code it is billed under; null for a class.</param>
/// <param name="Covering">Ids of those facilitators who cover for others (F-7); default in what older releases wrote.</param>
[GenerateSerializer, Immutable, Alias("census.stored-session-card")]
internal sealed record StoredSessionCard(
    [property: Id(0)] SessionKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string GroupName,
    [property: Id(3)] DateOnly Date,
    [property: Id(4)] DateTimeOffset Start,
    [property: Id(5)] DateTimeOffset End,
    [property: Id(6)] SessionState State,
    [property: Id(7)] ImmutableArray<string> Facilitators,
    [property: Id(8)] int FacilitatorsNeeded,
    [property: Id(9)] string? Room,
    [property: Id(10)] ImmutableArray<AttendanceKind> Marks,
    [property: Id(11)] ImmutableArray<string> Patients,
    [property: Id(12)] ImmutableArray<string> Claims,
    [property: Id(13)] string? Code,
    [property: Id(14)] int NotesSigned,
    [property: Id(15)] int NotesDue,
    [property: Id(16)] ImmutableArray<string> Covering = default);
