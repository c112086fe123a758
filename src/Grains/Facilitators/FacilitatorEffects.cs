using GroupActors.Cover;
using GroupActors.Sessions;
using GroupActors.Tasks;

namespace GroupActors.Facilitators;

/// <summary>Whom a facilitator tells what: the sessions that their absence uncovers, the plan to cover them, and whoever decides on a request.</summary>
internal static class FacilitatorEffects
{
    public static IEnumerable<Effect> Of(FacilitatorKey key, IDomainEvent happened) => happened switch
    {
        TimeOffApproved approved => [.. Away(key, approved), Cover(key, approved.TimeOff, isWanted: true)],
        TimeOffUncovered uncovered => [Cover(key, uncovered.TimeOff, isWanted: true)],
        TimeOffWithdrawn withdrawn => [Cover(key, withdrawn.TimeOff, isWanted: false)],
        _ => [],
    };

    /// <summary>A request asks somebody to decide on it for as long as nobody has (F-5). Why they want to be away stands in the request alone.</summary>
    public static IEnumerable<Effect> Requests(FacilitatorKey key, FacilitatorState before, FacilitatorState after)
    {
        foreach (var id in before.TimeOff.Concat(after.TimeOff).Select(timeOff => timeOff.Id).Distinct())
        {
            var request = TimeOffRules.Find(after, id) is { State: TimeOffState.Requested } waiting ? waiting : null;
            if (request is not null == (TimeOffRules.Find(before, id)?.State == TimeOffState.Requested)) continue;
            var content = request is null ? null : new TaskContent(
                TaskKind.TimeOffRequest, $"{after.Name} asks for time off, {Days(request)}: approve or decline it.", null, null, null, null, null);
            yield return Effect.To(GrainTypes.Task, TaskKeys.For(key.Clinic, TaskKind.TimeOffRequest, $"{key}/{id}").ToString(), new TaskDecided(after.Version, content));
        }
    }

    private static string Days(TimeOff request) => request.From == request.To ? $"{request.From:yyyy-MM-dd}" : $"{request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}";

    private static IEnumerable<Effect> Away(FacilitatorKey key, TimeOffApproved approved) =>
        from booking in approved.Bookings
        group booking.Operation by booking.Slot.Session into session
        select Effect.To(GrainTypes.Session, session.Key.ToString(), new FacilitatorAway(key.Facilitator, approved.TimeOff, [.. session]));

    private static Effect Cover(FacilitatorKey key, string timeOff, bool isWanted) =>
        Effect.To(GrainTypes.CoverPlan, new CoverPlanKey(key.Clinic, timeOff).ToString(), new CoverWanted(key.Facilitator, isWanted));
}
