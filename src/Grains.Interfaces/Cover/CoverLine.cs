using GroupActors.Sessions;

namespace GroupActors.Cover;

/// <summary>One session of a cover plan.</summary>
/// <param name="Session">The session.</param>
/// <param name="GroupName">Name of the group.</param>
/// <param name="Date">Its local date.</param>
/// <param name="Start">Start.</param>
/// <param name="End">Planned end.</param>
/// <param name="Needed">Facilitators that were missing when the proposal was made.</param>
/// <param name="Candidates">Everybody, ranked, those who can first.</param>
/// <param name="Proposed">Ids of the substitutes that the plan proposes and nobody has decided on.</param>
/// <param name="Assigned">Ids of the substitutes who were assigned by this plan.</param>
/// <param name="Refused">Substitutes whom the session refused.</param>
[GenerateSerializer, Immutable, Alias("cover.line")]
public sealed record CoverLine(
    [property: Id(0)] SessionKey Session,
    [property: Id(1)] string GroupName,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] DateTimeOffset Start,
    [property: Id(4)] DateTimeOffset End,
    [property: Id(5)] int Needed,
    [property: Id(6)] ImmutableArray<CoverCandidate> Candidates,
    [property: Id(7)] ImmutableArray<string> Proposed,
    [property: Id(8)] ImmutableArray<string> Assigned,
    [property: Id(9)] ImmutableArray<CoverRefusal> Refused)
{
    /// <summary>Facilitators for whom the plan has nobody.</summary>
    public int Missing => Math.Max(0, Needed - Proposed.Length - Assigned.Length);
}
