using GroupActors.Sessions;

namespace GroupActors.Cover;

/// <summary>A cover plan's state.</summary>
[GenerateSerializer, Immutable, Alias("cover-plan.state")]
internal sealed record CoverPlanState : AggregateState<CoverPlanState>
{
    /// <summary>After how long a proposal that did not come, or an acceptance that has not ended, is taken up again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Id(0)] public string Facilitator { get; init; } = "";

    [Id(1)] public CoverPlanPhase Phase { get; init; }

    [Id(2)] public DateTimeOffset OpenedAt { get; init; }

    [Id(3)] public ImmutableArray<CoverLine> Lines { get; init; } = [];

    [Id(4)] public bool IsBest { get; init; }

    [Id(5)] public DateTimeOffset? ProposedAt { get; init; }

    /// <summary>Who was accepted and is being assigned.</summary>
    [Id(6)] public ImmutableArray<PendingCover> Accepting { get; init; } = [];

    public override DateTimeOffset? Deadline => new[] { IsUnderWay ? OpenedAt : null, Accepting.Min(pending => (DateTimeOffset?)pending.At) }.Min() + Patience;

    public bool IsUnderWay => Exists && Phase == CoverPlanPhase.Solving;

    protected override CoverPlanState On(JournalEntry entry) => entry.Event switch
    {
        CoverPlanOpened e => this with { Facilitator = e.Facilitator, Phase = CoverPlanPhase.Solving, OpenedAt = entry.At },
        CoverProposed e => this with { Phase = CoverPlanPhase.Proposed, Lines = [.. Covered(e).Concat(e.Lines).OrderBy(line => line.Start)], IsBest = e.IsBest, ProposedAt = entry.At },
        CoverSearchFailed => this with { Phase = CoverPlanPhase.Failed },
        CoverAccepted e => this with { Accepting = [.. Accepting, .. e.Choices.Select(choice => new PendingCover(e.Operation, choice, entry.Actor, entry.At))] },
        CoverAssigned e => Ended(e.Session, e.Facilitator, line => Assigned(line, e.Facilitator)),
        CoverNotAssigned e => Ended(e.Session, e.Facilitator, line => line with
        {
            Proposed = line.Proposed.Remove(e.Facilitator),
            Refused = [.. line.Refused.Where(refused => refused.Facilitator != e.Facilitator), new(e.Facilitator, e.Refusal)],
        }),
        CoverPlanWithdrawn => this with { Phase = CoverPlanPhase.Withdrawn, Lines = [], Accepting = [] },
        _ => this,
    };

    /// <summary>What this plan covered stays to be seen, though nothing is looked for there any more.</summary>
    private IEnumerable<CoverLine> Covered(CoverProposed proposed) => Lines.Where(line => !line.Assigned.IsEmpty && proposed.Lines.All(other => other.Session != line.Session)).Select(line => line with { Proposed = [] });

    /// <summary>Whoever else was proposed for the place that is taken now, is so no more.</summary>
    private static CoverLine Assigned(CoverLine line, string facilitator)
    {
        ImmutableArray<string> assigned = [.. line.Assigned.Remove(facilitator), facilitator];
        return line with
        {
            Proposed = [.. line.Proposed.Remove(facilitator).Take(Math.Max(0, line.Needed - assigned.Length))],
            Assigned = assigned,
            Refused = line.Refused.RemoveAll(refused => refused.Facilitator == facilitator),
        };
    }

    private CoverPlanState Ended(SessionKey session, string facilitator, Func<CoverLine, CoverLine> change) => this with
    {
        Accepting = Accepting.RemoveAll(pending => pending.Choice == new CoverChoice(session, facilitator)),
        Lines = [.. Lines.Select(line => line.Session == session ? change(line) : line)],
    };
}
