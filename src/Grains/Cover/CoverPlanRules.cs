namespace GroupActors.Cover;

/// <summary>The life of a cover plan (F-6): looked for, proposed, accepted in one go or one by one.</summary>
internal static class CoverPlanRules
{
    private static readonly Refusal Withdrawn = Refusal.Conflict("cover_plan_withdrawn", "The time off was withdrawn: whoever leads its sessions now is assigned one by one.");

    private static readonly Refusal NotFound = Refusal.NotFound("cover plan");

    /// <summary>What the facilitator says of their absence: that it is approved, and whenever one more session falls inside it. A withdrawal that comes before the approval holds over it.</summary>
    public static Decision Hear(CoverPlanState plan, CoverWanted wanted) => wanted.IsWanted switch
    {
        _ when plan is { Exists: true, Phase: CoverPlanPhase.Withdrawn } => Decision.Nothing,
        false => Decision.Of(new CoverPlanWithdrawn()),
        true => Decision.Of(new CoverPlanOpened(wanted.Facilitator)),
    };

    /// <summary>Looks again.</summary>
    public static Decision Propose(CoverPlanState plan) => plan switch
    {
        { Exists: false } => NotFound,
        { Phase: CoverPlanPhase.Withdrawn } => Withdrawn,
        { Phase: CoverPlanPhase.Solving } => Decision.Nothing,
        _ => Decision.Of(new CoverPlanOpened(plan.Facilitator)),
    };

    /// <summary>Takes what came of a search that began at <paramref name="version"/>; it is begun anew where the plan has changed since.</summary>
    public static Decision Take(CoverPlanState plan, IDomainEvent found, long version) => plan.IsUnderWay && plan.Version == version ? Decision.Of(found) : Decision.Nothing;

    /// <summary>Commits to assigning substitutes; refused as a whole where it makes no sense. Nothing to decide where others are about it already.</summary>
    public static Decision Accept(CoverPlanState plan, AcceptCover command, Guid operation)
    {
        ImmutableArray<CoverChoice> choices = command.Choices is { IsDefault: false } named
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
            _ => choices.RemoveAll(choice => plan.Accepting.Any(pending => pending.Choice == choice)) is { IsEmpty: false } news ? Decision.Of(new CoverAccepted(operation, news)) : Decision.Nothing,
        };
    }

    /// <summary>Notes what came of the assignments to one session. Who is being booked by somebody else at this moment is asked again.</summary>
    public static Decision Note(CoverPlanState plan, ImmutableArray<CoverChoice> choices, Refusal? refusal) => refusal is { Code: "booking_in_progress" } ? Decision.Nothing : Decision.Of(
        from choice in choices
        where plan.Accepting.Any(pending => pending.Choice == choice)
        select refusal is null or { Code: "already_assigned" }
            ? (IDomainEvent)new CoverAssigned(choice.Session, choice.Facilitator)
            : new CoverNotAssigned(choice.Session, choice.Facilitator, refusal));
}
