namespace GroupActors.Sessions;

/// <summary>Who leads a session: intended, then booked or refused (F-9).</summary>
internal static class AssignmentRules
{
    private static readonly Refusal AlreadyAssigned = Refusal.Conflict("already_assigned", "This facilitator is assigned to the session already.");

    private static readonly Refusal OnTimeOff = Refusal.Conflict("on_time_off", "This facilitator's time off was approved meanwhile.");

    private static readonly Refusal BeingAsked = Refusal.Conflict("booking_in_progress", "This facilitator is being booked for the session at this moment.");

    private static readonly Refusal EnoughFacilitators = Refusal.Conflict("enough_facilitators", "The session has all the facilitators it needs.");

    /// <summary>Commits to asking the facilitator.</summary>
    public static Decision Intend(SessionRecord session, Guid operation, string facilitator)
    {
        if (SessionRules.SettledOrMissing(session) is { } refusal) return refusal;
        if (!KeyText.IsSegment(facilitator)) return SessionRules.UnknownFacilitator;
        if (IsAssigned(session, facilitator)) return AlreadyAssigned;
        if (session.Pending.Any(pending => pending.Facilitator == facilitator)) return BeingAsked;
        if (session.Facilitators.Length + session.Pending.Length >= session.Plan!.FacilitatorsNeeded) return EnoughFacilitators;
        return Decision.Of(new AssignmentIntended(operation, facilitator));
    }

    /// <summary>Ends an assignment after the facilitator was asked: <paramref name="refusal"/> is their answer, null for yes. The session may have changed meanwhile.</summary>
    /// <param name="isCover">Whether they cover for another (F-7).</param>
    public static Decision Settle(SessionRecord session, Guid operation, Refusal? refusal, bool isCover)
    {
        if (session.Pending.FirstOrDefault(pending => pending.Operation == operation) is not { } pending) return Decision.Nothing;
        var meanwhile = SessionRules.SettledOrMissing(session)
            ?? (IsAssigned(session, pending.Facilitator) ? AlreadyAssigned : null)
            ?? (session.Facilitators.Length >= session.Plan!.FacilitatorsNeeded ? EnoughFacilitators : null);
        if ((refusal ?? meanwhile) is { } no) return Decision.Of(new AssignmentRefused(operation, pending.Facilitator, no));
        var assigned = new FacilitatorAssigned(operation, pending.Facilitator);
        return isCover ? Decision.Of(assigned, new CoverGiven(operation, pending.Facilitator)) : Decision.Of(assigned);
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
            .. session.Pending.Where(pending => pending.Facilitator == away.Facilitator && away.Operations.Contains(pending.Operation))
                .Select(pending => new AssignmentRefused(pending.Operation, pending.Facilitator, OnTimeOff)),
        ]);
    }

    /// <summary>Takes off those who gave up, before the session heard of its plan, what the plan booked of them.</summary>
    public static IEnumerable<IDomainEvent> GivenUpBefore(SessionRecord session, Groups.SessionPlanned plan) =>
        from facilitator in plan.Facilitators
        where plan.Operation is { } operation && IsGivenUp(session, facilitator, operation) && session.Plan?.Operation != operation
        select new FacilitatorRemoved(facilitator, plan.Operation);

    private static bool IsGivenUp(SessionRecord session, string facilitator, Guid operation) => session.GivenUp.Contains(new(facilitator, operation));

    private static bool IsAssigned(SessionRecord session, string facilitator) => session.Facilitators.Any(assigned => assigned.Id == facilitator);
}
