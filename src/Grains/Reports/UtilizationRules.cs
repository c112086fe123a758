using GroupActors.Census;
using GroupActors.Clinics;

namespace GroupActors.Reports;

/// <summary>What facilitators lead and cover against the caps (F-7).</summary>
internal static class UtilizationRules
{
    private const int DaysOfWeek = 7;

    /// <param name="facilitators">Ids, in the order of the answer.</param>
    /// <param name="sessions">Sessions of the week, none of them cancelled.</param>
    public static ImmutableArray<FacilitatorUtilization> Of(
        ImmutableArray<string> facilitators, IReadOnlyCollection<StoredSessionCard> sessions, DateOnly monday, ClinicPolicies policies) =>
    [
        .. from facilitator in facilitators
           let led = sessions.Where(session => session.Facilitators.Contains(facilitator)).ToList()
           select new FacilitatorUtilization(
               facilitator,
               [.. Enumerable.Range(0, DaysOfWeek).Select(day => led.Count(session => session.Date == monday.AddDays(day)))],
               led.Count(session => !session.Covering.IsDefault && session.Covering.Contains(facilitator)),
               policies.DailyCap,
               policies.WeeklyCap),
    ];
}
