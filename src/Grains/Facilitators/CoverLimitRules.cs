using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Facilitators;

/// <summary>How much one substitute may cover (F-6).</summary>
internal static class CoverLimitRules
{
    public static IEnumerable<RefusalDetail> PastLimits(FacilitatorState state, ImmutableArray<BookingSlot> slots, CoverTerms cover, ClinicPolicies policies)
    {
        var covered = CoveredBy(state).ToList();
        foreach (var week in slots.GroupBy(slot => ClinicZone.Monday(slot.Date)).OrderBy(week => week.Key))
        {
            var inWeek = covered.Where(slot => ClinicZone.Monday(slot.Date) == week.Key).Concat(week).DistinctBy(slot => slot.Session).Count();
            if (inWeek > policies.WeeklyCoverLimit)
                yield return new("cover_limit", $"{state.Name} would cover more than {policies.WeeklyCoverLimit} sessions in the week of {SpokenDate.Of(week.Key)}.", $"{week.Key:yyyy-MM-dd}");
        }

        var all = covered.Concat(slots).Select(slot => slot.Session).ToHashSet();
        foreach (var slot in slots)
        {
            if (Run(cover.Around, slot.Session, all.Contains) > policies.ConsecutiveCoverLimit)
                yield return new("cover_limit", $"{state.Name} would cover more than {policies.ConsecutiveCoverLimit} sessions of the group in a row on {SpokenDate.Of(slot.Date)}.", slot.Session.ToString());
        }
    }

    /// <summary>The sessions that the facilitator covers.</summary>
    public static IEnumerable<BookingSlot> CoveredBy(FacilitatorState state) => state.Book.Bookings.Where(booking => state.Covers.Contains(booking.Operation)).Select(booking => booking.Slot);

    /// <summary>How many sessions in a row, <paramref name="session"/> among them, are covered.</summary>
    private static int Run(ImmutableArray<SessionKey> order, SessionKey session, Func<SessionKey, bool> isCovered)
    {
        var at = order.IndexOf(session);
        if (at < 0) return 1;
        var (first, last) = (at, at);
        while (first > 0 && isCovered(order[first - 1])) first--;
        while (last < order.Length - 1 && isCovered(order[last + 1])) last++;
        return last - first + 1;
    }
}
