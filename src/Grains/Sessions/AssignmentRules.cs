namespace GroupActors.Sessions;

/// <summary>Who leads a session: intended, then booked or refused (F-9).</summary>
internal static class AssignmentRules
{
    private static readonly Refusal AlreadyAssigned = Refusal.Conflict("already_assigned", "This facilitator is assigned to the session already.");

    private static readonly Refusal OnTimeOff = Refusal.Conflict("on_time_off", "This facilitator's time off was approved meanwhile.");

    private static readonly Refusal BeingAsked = Refusal.Conflict("booking_in_progress", "This facilitator is being booked for the session at this moment.");

    private static readonly Refusal MovedMeanwhile = Refusal.Conflict("session_moved", "The session was moved to another time meanwhile: look again whether this facilitator can.");

    private static readonly Refusal EnoughFacilitators = Refusal.Conflict("enough_facilitators", "The session has all the facilitators it needs.");

    private static readonly Refusal Together = new("needs_two_facilitators", "Sessions of this type are led by two: assign both together.");

    private static readonly RefusalDetail BothOrNeither = new("needs_two_facilitators", "The session takes both or neither.");

    /// <summary>Commits to asking the facilitators, together where they are several (F-4); those whom the session has already are not asked again.</summary>
    public static Decision Intend(SessionRecord session, Guid operation, ImmutableArray<string> facilitators)
    {
        if (SessionRules.SettledOrMissing(session) is { } refusal) return refusal;
        if (facilitators.IsDefaultOrEmpty || !facilitators.All(KeyText.IsSegment)) return SessionRules.UnknownFacilitator;
        ImmutableArray<string> wanted = [.. facilitators.Distinct().Where(facilitator => !IsAssigned(session, facilitator))];
        if (wanted.IsEmpty) return AlreadyAssigned;
        if (session.Pending.Any(pending => wanted.Contains(pending.Facilitator))) return BeingAsked;
        var led = session.Facilitators.Length + session.Pending.Length + wanted.Length;
        if (led > session.Plan!.FacilitatorsNeeded) return EnoughFacilitators;
        if (led < session.Plan.FacilitatorsNeeded) return Together;
        return Decision.Of([.. wanted.Select(facilitator => new AssignmentIntended(operation, facilitator))]);
    }

    /// <summary>Ends an assignment after everybody was asked: one no is a no for all of it (F-4). The session may have changed meanwhile.</summary>
    public static Decision Settle(SessionRecord session, Guid operation, IReadOnlyCollection<AssignmentAnswer> answers)
    {
        ImmutableArray<PendingAssignment> asked = [.. session.Pending.Where(pending => pending.Operation == operation)];
        if (asked.IsEmpty) return Decision.Nothing;
        var no = answers.Select(answer => answer.Refusal).FirstOrDefault(refusal => refusal is not null)
            ?? SessionRules.SettledOrMissing(session)
            ?? (asked.Any(pending => pending.Slot is { } slot && slot != session.Plan!.Time) ? MovedMeanwhile : null)
            ?? (asked.Any(pending => IsAssigned(session, pending.Facilitator)) ? AlreadyAssigned : null)
            ?? (session.Facilitators.Length + asked.Length > session.Plan!.FacilitatorsNeeded ? EnoughFacilitators : null);
        return no is null ? Decision.Of([.. answers.SelectMany(answer => Assigned(operation, answer))]) : Decision.Of([.. Refused(asked, no)]);
    }

    private static IEnumerable<IDomainEvent> Assigned(Guid operation, AssignmentAnswer answer)
    {
        yield return new FacilitatorAssigned(operation, answer.Facilitator);
        if (answer.IsCover) yield return new CoverGiven(operation, answer.Facilitator);
    }

    private static IEnumerable<IDomainEvent> Refused(IReadOnlyCollection<PendingAssignment> asked, Refusal refusal)
    {
        if (asked.Count > 1) refusal = refusal with { Details = [.. refusal.Details.IsEmpty ? [new(refusal.Code, refusal.Message)] : refusal.Details, BothOrNeither] };
        return asked.Select(pending => new AssignmentRefused(pending.Operation, pending.Facilitator, refusal));
    }

    /// <summary>Takes a facilitator off; the room stays booked.</summary>
    public static Decision Remove(SessionRecord session, string facilitator)
    {
        if (SessionRules.SettledOrMissing(session) is { } refusal) return refusal;
        return session.Facilitators.FirstOrDefault(assigned => assigned.Id == facilitator) is { } assigned
            ? Decision.Of(new FacilitatorRemoved(assigned.Id, assigned.Operation))
            : Refusal.Conflict("not_assigned", "This facilitator is not assigned to the session.");
    }

    /// <summary>
    /// A facilitator will be away (F-5): whatever the named operations book of them ends, be it assigned, still being asked for, or not yet heard of. A session that has begun stays with them.
    /// </summary>
    public static Decision GiveUp(SessionRecord session, FacilitatorAway away, DateTimeOffset now)
    {
        if (session.IsSettled || session.Plan?.Time.Start <= now) return Decision.Nothing;
        var isNews = away.Operations.Any(operation => !IsGivenUp(session, away.Facilitator, operation));
        if (!isNews) return Decision.Nothing;
        return Decision.Of(
        [
            new BookingsGivenUp(away.Facilitator, away.TimeOff, away.Operations),
            .. session.Facilitators.Where(assigned => assigned.Id == away.Facilitator && assigned.Operation is { } operation && away.Operations.Contains(operation))
                .Select(assigned => new FacilitatorRemoved(assigned.Id, assigned.Operation)),
            .. session.Pending.GroupBy(pending => pending.Operation)
                .Where(asked => away.Operations.Contains(asked.Key) && asked.Any(pending => pending.Facilitator == away.Facilitator))
                .SelectMany(asked => Refused([.. asked], OnTimeOff)),
        ]);
    }

    /// <summary>Takes off those who gave up, before the session heard of its plan, what the plan booked of them.</summary>
    public static IEnumerable<IDomainEvent> GivenUpBefore(SessionRecord session, Groups.SessionPlanned plan) =>
        from facilitator in plan.Facilitators
        where plan.Operation is { } operation && IsGivenUp(session, facilitator, operation) && session.Plan?.Operation != operation
        select new FacilitatorRemoved(facilitator, plan.Operation);

    /// <summary>Whoever moves with the session has it still, as the cover or the lead that they are (F-6, F-7).</summary>
    public static IEnumerable<IDomainEvent> Moved(SessionRecord session, Groups.SessionMovedTo moved) =>
        from facilitator in moved.Plan.Facilitators
        let operation = moved.Plan.Operation!.Value
        let isGone = !IsAssigned(session, facilitator) || IsGivenUp(session, facilitator, operation)
        where isGone || moved.Covering.Contains(facilitator)
        select isGone ? new FacilitatorRemoved(facilitator, operation) : (IDomainEvent)new CoverGiven(operation, facilitator);

    private static bool IsGivenUp(SessionRecord session, string facilitator, Guid operation) => session.GivenUp.Contains(new(facilitator, operation));

    private static bool IsAssigned(SessionRecord session, string facilitator) => session.Facilitators.Any(assigned => assigned.Id == facilitator);
}
