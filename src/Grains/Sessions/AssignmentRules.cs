namespace GroupActors.Sessions;

/// <summary>Who leads a session: intended, then booked or refused (F-9).</summary>
internal static class AssignmentRules
{
    private static readonly Refusal AlreadyAssigned = Refusal.Conflict("already_assigned", "This facilitator is assigned to the session already.");

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
    public static Decision Settle(SessionRecord session, Guid operation, Refusal? refusal)
    {
        if (session.Pending.FirstOrDefault(pending => pending.Operation == operation) is not { } pending) return Decision.Nothing;
        var meanwhile = SessionRules.SettledOrMissing(session)
            ?? (IsAssigned(session, pending.Facilitator) ? AlreadyAssigned : null)
            ?? (session.Facilitators.Length >= session.Plan!.FacilitatorsNeeded ? EnoughFacilitators : null);
        return (refusal ?? meanwhile) is { } no
            ? Decision.Of(new AssignmentRefused(operation, pending.Facilitator, no))
            : Decision.Of(new FacilitatorAssigned(operation, pending.Facilitator));
    }

    /// <summary>Takes a facilitator off; the room stays booked.</summary>
    public static Decision Remove(SessionRecord session, string facilitator)
    {
        if (SessionRules.SettledOrMissing(session) is { } refusal) return refusal;
        return session.Facilitators.FirstOrDefault(assigned => assigned.Id == facilitator) is { } assigned
            ? Decision.Of(new FacilitatorRemoved(assigned.Id, assigned.Operation))
            : Refusal.Conflict("not_assigned", "This facilitator is not assigned to the session.");
    }

    private static bool IsAssigned(SessionRecord session, string facilitator) => session.Facilitators.Any(assigned => assigned.Id == facilitator);
}
