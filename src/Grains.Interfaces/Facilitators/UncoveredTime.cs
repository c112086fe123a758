using GroupActors.Sessions;

namespace GroupActors.Facilitators;

/// <summary>A session that an absence leaves without its facilitator.</summary>
/// <param name="Session">The session.</param>
/// <param name="Date">Its local date.</param>
/// <param name="Start">Start.</param>
/// <param name="End">Planned end.</param>
[GenerateSerializer, Immutable, Alias("facilitators.uncovered-time")]
public sealed record UncoveredTime(
    [property: Id(0)] SessionKey Session, [property: Id(1)] DateOnly Date, [property: Id(2)] DateTimeOffset Start, [property: Id(3)] DateTimeOffset End);
