using GroupActors.Claims;
using GroupActors.Groups;
using GroupActors.Notes;
using GroupActors.Tasks;

namespace GroupActors.Sessions;

/// <summary>What a session is told, and what it tells.</summary>
internal sealed partial class SessionGrain
{
    protected override async Task Handle(EffectEnvelope envelope, CommandContext context)
    {
        switch (envelope.Message)
        {
            case SessionPlanned plan:
                var settings = await Settings();
                await Execute(context, plan, (session, _) => SessionRules.Plan(session, plan, settings), session => session);
                break;
            case SessionMovedTo moved:
                var current = await Settings();
                await Execute(context, moved, (session, _) => SessionRules.Move(session, moved, current), session => session);
                break;
            case SessionLeftToCover left:
                var now = await Settings();
                await Execute(context, left, (session, _) => SessionRules.LeaveToCover(session, left, now), session => session);
                break;
            case SessionCalledOff calledOff:
                var inForce = await Settings();
                await Execute(context with { Reason = calledOff.Reason }, calledOff, (session, _) => SessionRules.CallOff(session, calledOff, inForce), session => session);
                break;
            case RosterChanged changed:
                await Execute(context, changed, (session, _) => SessionRules.ChangeRoster(session, changed.Roster), session => session);
                break;
            case FacilitatorAway away:
                await Execute(context, away, (session, now) => AssignmentRules.GiveUp(session, away, now), session => session);
                break;
            case NoteWasSigned signed:
                await Execute(context, signed, (session, _) => SessionRules.SignNote(session, signed.Note.Patient), session => session);
                break;
            default:
                await base.Handle(envelope, context);
                break;
        }
    }

    /// <summary>
    /// Once it is answered that check-in is open, no hold is placed without the session hearing of it (S-2). And an amendment is answered with the claims
    /// that come of it (S-8); a close needs no such wait, for its claims are the first ones. A task that was done here is gone from the list.
    /// </summary>
    protected override bool AwaitsDelivery(Effect effect) =>
        effect.Message is RosterTakenBySession or TaskDone or TaskDecided { Content: null } || (effect.Message is BillableServiceDecided && Current.State == SessionState.Closed);

    protected override IEnumerable<Effect> Effects(SessionRecord before, SessionRecord after, ReadOnlyMemory<JournalEntry> entries)
    {
        // An absence may be heard of before the plan (F-5).
        if (after.Plan is null) return [];
        var effects = new List<Effect>();
        foreach (var entry in entries.Span) effects.AddRange(SessionEffects.Of(entry.Event, before, after));
        effects.AddRange(SessionEffects.Cover(before, after));
        return effects;
    }
}
