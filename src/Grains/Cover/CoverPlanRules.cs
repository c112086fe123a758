namespace GroupActors.Cover;

/// <summary>The life of a cover plan (F-6): looked for, proposed, accepted in one go or one by one.</summary>
internal static class CoverPlanRules
{
    private static readonly Refusal Withdrawn = Refusal.Conflict("cover_plan_withdrawn", "The time off was withdrawn: there is nothing to cover.");

    private static readonly Refusal NotFound = Refusal.NotFound("cover plan");

    /// <summary>What the facilitator says of their absence. A withdrawal that comes before the approval holds over it.</summary>
    public static Decision Hear(CoverPlanState plan, CoverWanted wanted) => wanted.IsWanted switch
    {
        _ when plan is { Exists: true, Phase: CoverPlanPhase.Withdrawn } => Decision.Nothing,
        false => Decision.Of(new CoverPlanWithdrawn()),
        true => plan.Exists ? Decision.Nothing : Decision.Of(new CoverPlanOpened(wanted.Facilitator)),
    };

    /// <summary>Looks again.</summary>
    public static Decision Propose(CoverPlanState plan) => plan switch
    {
        { Exists: false } => NotFound,
        { Phase: CoverPlanPhase.Withdrawn } => Withdrawn,
        { Phase: CoverPlanPhase.Solving } => Decision.Nothing,
        _ => Decision.Of(new CoverPlanOpened(plan.Facilitator)),
    };

    /// <summary>Takes a proposal that was asked for.</summary>
    public static Decision Take(CoverPlanState plan, CoverProposed proposed) => plan.IsUnderWay ? Decision.Of(proposed) : Decision.Nothing;

    /// <summary>Whom an acceptance assigns; refused as a whole where it makes no sense.</summary>
    public static Refusal? Accept(CoverPlanState plan, AcceptCover command, out ImmutableArray<CoverChoice> choices)
    {
        choices = command.Choices is { IsDefault: false } named
            ? [.. named.Distinct()]
            : [.. plan.Lines.SelectMany(line => line.Proposed, (line, substitute) => new CoverChoice(line.Session, substitute))];
        return plan switch
        {
            { Exists: false } => NotFound,
            { Phase: CoverPlanPhase.Withdrawn } => Withdrawn,
            { Phase: CoverPlanPhase.Solving } => Refusal.Conflict("cover_being_proposed", "The cover is being looked for at this moment."),
            _ when choices.Any(choice => !KeyText.IsSegment(choice.Facilitator) || !plan.Lines.Any(line => line.Session == choice.Session)) =>
                new Refusal("not_in_plan", "The plan is not about this session."),
            _ when choices.IsEmpty => new Refusal("nothing_to_accept", "The plan proposes nobody."),
            _ => null,
        };
    }

    /// <summary>Notes what came of each assignment.</summary>
    public static Decision Note(CoverPlanState plan, ImmutableArray<(CoverChoice Choice, Refusal? Refusal)> outcomes) => Decision.Of(
        from outcome in outcomes
        let line = plan.Lines.FirstOrDefault(line => line.Session == outcome.Choice.Session)
        where line is not null && !(outcome.Refusal is null && line.Assigned.Contains(outcome.Choice.Facilitator))
        select outcome.Refusal is { } refusal
            ? (IDomainEvent)new CoverNotAssigned(outcome.Choice.Session, outcome.Choice.Facilitator, refusal)
            : new CoverAssigned(outcome.Choice.Session, outcome.Choice.Facilitator));
}
