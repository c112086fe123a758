using GroupActors.Sessions;

namespace GroupActors.Cover;

/// <summary>A session ahead that lacks a facilitator (F-6).</summary>
/// <param name="Session">The session.</param>
/// <param name="GroupName">Name of the group.</param>
/// <param name="Date">Its local date.</param>
/// <param name="Start">Start.</param>
/// <param name="End">Planned end.</param>
/// <param name="Facilitators">Ids of those it has.</param>
/// <param name="Needed">How many it lacks.</param>
[GenerateSerializer, Immutable, Alias("cover.uncovered-session")]
public sealed record UncoveredSession(
    [property: Id(0)] SessionKey Session,
    [property: Id(1)] string GroupName,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] DateTimeOffset Start,
    [property: Id(4)] DateTimeOffset End,
    [property: Id(5)] ImmutableArray<string> Facilitators,
    [property: Id(6)] int Needed);
