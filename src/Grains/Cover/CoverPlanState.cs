namespace GroupActors.Cover;

/// <summary>A cover plan's state.</summary>
[GenerateSerializer, Immutable, Alias("cover-plan.state")]
internal sealed record CoverPlanState : AggregateState<CoverPlanState>
{
    /// <summary>After how long a proposal that did not come is taken up again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Id(0)] public string Facilitator { get; init; } = "";

    [Id(1)] public CoverPlanPhase Phase { get; init; }

    [Id(2)] public DateTimeOffset OpenedAt { get; init; }

    [Id(3)] public ImmutableArray<CoverLine> Lines { get; init; } = [];

    [Id(4)] public bool IsBest { get; init; }

    [Id(5)] public DateTimeOffset? ProposedAt { get; init; }

    public override DateTimeOffset? Deadline => IsUnderWay ? OpenedAt + Patience : null;

    public bool IsUnderWay => Exists && Phase == CoverPlanPhase.Solving;

    protected override CoverPlanState On(JournalEntry entry) => entry.Event switch
    {
        CoverPlanOpened e => this with { Facilitator = e.Facilitator, Phase = CoverPlanPhase.Solving, OpenedAt = entry.At },
        CoverProposed e => this with { Phase = CoverPlanPhase.Proposed, Lines = e.Lines, IsBest = e.IsBest, ProposedAt = entry.At },
        CoverAssigned e => With(e.Session, line => line with { Proposed = line.Proposed.Remove(e.Facilitator), Assigned = [.. line.Assigned.Remove(e.Facilitator), e.Facilitator] }),
        CoverNotAssigned e => With(e.Session, line => line with
        {
            Proposed = line.Proposed.Remove(e.Facilitator),
            Refused = [.. line.Refused.Where(refused => refused.Facilitator != e.Facilitator), new(e.Facilitator, e.Refusal)],
        }),
        CoverPlanWithdrawn => this with { Phase = CoverPlanPhase.Withdrawn, Lines = [] },
        _ => this,
    };

    private CoverPlanState With(Sessions.SessionKey session, Func<CoverLine, CoverLine> change) => this with { Lines = [.. Lines.Select(line => line.Session == session ? change(line) : line)] };
}
