namespace GroupActors.Cover;

/// <summary>A facilitator who might cover a session, and why they can or cannot (F-6).</summary>
/// <param name="Facilitator">Id of the facilitator.</param>
/// <param name="Reasons">Everything that speaks against them, as an assignment would be refused (F-2); empty where they can.</param>
/// <param name="IsDesignated">Whether they are a designated substitute of the group (F-5).</param>
/// <param name="IsOwn">Whether they lead the group themselves: then it is no cover.</param>
/// <param name="Familiarity">Sessions of the group that they led in the last 6 months.</param>
/// <param name="Load">Sessions that they have in the week of the session.</param>
[GenerateSerializer, Immutable, Alias("cover.candidate")]
public sealed record CoverCandidate(
    [property: Id(0)] string Facilitator,
    [property: Id(1)] ImmutableArray<RefusalDetail> Reasons,
    [property: Id(2)] bool IsDesignated,
    [property: Id(3)] bool IsOwn,
    [property: Id(4)] int Familiarity,
    [property: Id(5)] int Load)
{
    /// <summary>Whether nothing speaks against them.</summary>
    public bool IsPossible => Reasons.IsEmpty;
}
