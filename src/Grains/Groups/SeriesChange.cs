using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>What a change of a series does besides booking (F-10).</summary>
/// <param name="Added">Sessions that were not planned before.</param>
/// <param name="CalledOff">Sessions that the changed series no longer has.</param>
[GenerateSerializer, Immutable, Alias("groups.series-change")]
internal sealed record SeriesChange([property: Id(0)] ImmutableArray<SessionKey> Added, [property: Id(1)] ImmutableArray<SessionKey> CalledOff);
