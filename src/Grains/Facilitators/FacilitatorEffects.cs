using GroupActors.Cover;
using GroupActors.Sessions;

namespace GroupActors.Facilitators;

/// <summary>Whom a facilitator tells what: the sessions that their absence uncovers, and the plan to cover them.</summary>
internal static class FacilitatorEffects
{
    public static IEnumerable<Effect> Of(FacilitatorKey key, IDomainEvent happened) => happened switch
    {
        TimeOffApproved approved => [.. Away(key, approved), Cover(key, approved.TimeOff, isWanted: true)],
        TimeOffWithdrawn withdrawn => [Cover(key, withdrawn.TimeOff, isWanted: false)],
        _ => [],
    };

    private static IEnumerable<Effect> Away(FacilitatorKey key, TimeOffApproved approved) =>
        from booking in approved.Bookings
        group booking.Operation by booking.Slot.Session into session
        select Effect.To(GrainTypes.Session, session.Key.ToString(), new FacilitatorAway(key.Facilitator, approved.TimeOff, [.. session]));

    private static Effect Cover(FacilitatorKey key, string timeOff, bool isWanted) =>
        Effect.To(GrainTypes.CoverPlan, new CoverPlanKey(key.Clinic, timeOff).ToString(), new CoverWanted(key.Facilitator, isWanted));
}
