namespace GroupActors.Cover;

/// <summary>The proposed cover for one absence (F-6).</summary>
/// <param name="Key">The plan.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="Facilitator">Id of who is away.</param>
/// <param name="Phase">Where the plan is.</param>
/// <param name="Lines">The sessions without their facilitator, by start.</param>
/// <param name="IsBest">Whether no assignment covers more, and none as many in a better order (F-6); false where the time for looking ran out.</param>
/// <param name="ProposedAt">When the proposal was made.</param>
[GenerateSerializer, Immutable, Alias("cover.plan-view")]
public sealed record CoverPlanView(
    [property: Id(0)] CoverPlanKey Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string Facilitator,
    [property: Id(3)] CoverPlanPhase Phase,
    [property: Id(4)] ImmutableArray<CoverLine> Lines,
    [property: Id(5)] bool IsBest,
    [property: Id(6)] DateTimeOffset? ProposedAt)
{
    /// <summary>Who was accepted and is being assigned at this moment.</summary>
    [Id(7)] public ImmutableArray<CoverChoice> Accepting { get; init; } = [];
}
