using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Facilitators;

namespace GroupActors.Cover;

/// <summary>Who could cover what, in which order, and what limits it (F-6).</summary>
internal static class CoverRules
{
    /// <summary>Those who can before those who cannot; among them whoever leads the group, then its designated substitutes, then the others by familiarity; whoever is alike in that, by load (F-6).</summary>
    public static ImmutableArray<CoverCandidate> Rank(IEnumerable<CoverCandidate> candidates) =>
    [
        .. candidates.OrderByDescending(candidate => candidate.IsPossible).ThenByDescending(candidate => candidate.IsOwn).ThenByDescending(candidate => candidate.IsDesignated)
            .ThenByDescending(FamiliarityOf).ThenBy(candidate => candidate.Load).ThenBy(candidate => candidate.Facilitator, StringComparer.Ordinal),
    ];

    private static bool IsStranger(CoverCandidate candidate) => !candidate.IsDesignated && !candidate.IsOwn;

    private static int FamiliarityOf(CoverCandidate candidate) => IsStranger(candidate) ? candidate.Familiarity : 0;

    /// <summary>
    /// The absence as one problem. What speaks against a substitute for one session alone is no option; what only several together break is a bound.
    /// </summary>
    /// <param name="answers">By id of the facilitator.</param>
    public static (CoverModel Model, ImmutableArray<string> Substitutes) Model(ImmutableArray<CoverDemand> demands, IReadOnlyDictionary<string, CoverAnswer> answers, ClinicPolicies policies)
    {
        ImmutableArray<string> substitutes = [.. answers.Keys.Order(StringComparer.Ordinal)];
        var options = new List<CoverOption>();
        for (var demand = 0; demand < demands.Length; demand++)
        {
            var possible = demands[demand].Candidates.Where(candidate => candidate.IsPossible && !demands[demand].Has.Contains(candidate.Facilitator));
            options.AddRange(possible.Select((candidate, rank) => new CoverOption(demand, substitutes.IndexOf(candidate.Facilitator), rank, IsStranger(candidate), FamiliarityOf(candidate))));
        }

        var weeks = demands.Select(demand => ClinicZone.Monday(demand.Slot.Date)).ToHashSet();
        return (
            new(
                [.. demands.Select(demand => demand.Needed)],
                [.. demands.Select(demand => demand.Needed > 1 && demand.Has.IsEmpty)],
                [.. substitutes.Select(id => answers[id].Booked.Where(slot => weeks.Contains(ClinicZone.Monday(slot.Date))).DistinctBy(slot => slot.Session).Count())],
                [.. options],
                [.. substitutes.SelectMany((id, index) => Bounds(demands, options, index, id, answers[id], policies))]),
            substitutes);
    }

    /// <summary>The plan's lines with what the solution proposes.</summary>
    public static ImmutableArray<CoverLine> Lines(ImmutableArray<CoverDemand> demands, CoverModel model, ImmutableArray<string> substitutes, CoverSolution solution) =>
    [
        .. demands.Select((demand, index) => new CoverLine(
            demand.Slot.Session, demand.GroupName, demand.Slot.Date, demand.Slot.Start, demand.Slot.End, demand.Needed, demand.Candidates,
            [.. solution.Options.Select(option => model.Options[option]).Where(option => option.Demand == index).OrderBy(option => option.Rank).Select(option => substitutes[option.Substitute])],
            [], [])),
    ];

    private static IEnumerable<CoverBound> Bounds(ImmutableArray<CoverDemand> demands, List<CoverOption> options, int substitute, string id, CoverAnswer answer, ClinicPolicies policies)
    {
        var own = options.Select((option, index) => (Index: index, Slot: demands[option.Demand].Slot, option.Demand, option.Substitute)).Where(option => option.Substitute == substitute).ToList();
        for (var i = 0; i < own.Count; i++)
        {
            for (var j = i + 1; j < own.Count; j++)
            {
                if (own[i].Slot.Start < own[j].Slot.End && own[j].Slot.Start < own[i].Slot.End) yield return new([own[i].Index, own[j].Index], 1);
            }
        }

        var covers = own.Where(option => !demands[option.Demand].Own.Contains(id)).ToList();
        foreach (var bound in PerPeriod(own, answer.Booked, date => date, policies.DailyCap)
            .Concat(PerPeriod(own, answer.Booked, ClinicZone.Monday, policies.WeeklyCap))
            .Concat(PerPeriod(covers, answer.Covered, ClinicZone.Monday, policies.WeeklyCoverLimit)))
            yield return bound;

        var covered = answer.Covered.Select(slot => slot.Session).ToHashSet();
        foreach (var group in covers.GroupBy(option => option.Slot.Session.GroupKey))
        {
            // Every stretch of the group's sessions that is one too long must not be covered whole.
            var order = group.OrderBy(option => option.Slot.Start).Select(option => demands[option.Demand].Order).Aggregate(InOrder).ToList();
            var most = policies.ConsecutiveCoverLimit;
            for (var first = 0; first + most < order.Count; first++)
            {
                var stretch = order.GetRange(first, most + 1);
                ImmutableArray<int> within = [.. group.Where(option => stretch.Contains(option.Slot.Session)).Select(option => option.Index)];
                if (!within.IsEmpty) yield return new(within, most - stretch.Count(covered.Contains));
            }
        }
    }

    /// <summary>Two stretches of a group's sessions as one, the earlier first: what the later does not know is before it.</summary>
    private static ImmutableArray<Sessions.SessionKey> InOrder(ImmutableArray<Sessions.SessionKey> earlier, ImmutableArray<Sessions.SessionKey> later) => [.. earlier.Except(later), .. later];

    private static IEnumerable<CoverBound> PerPeriod(
        List<(int Index, BookingSlot Slot, int Demand, int Substitute)> options, ImmutableArray<BookingSlot> held, Func<DateOnly, DateOnly> period, int most) =>
        from wanted in options.GroupBy(option => period(option.Slot.Date))
        let taken = held.Where(slot => period(slot.Date) == wanted.Key).DistinctBy(slot => slot.Session).Count()
        select new CoverBound([.. wanted.Select(option => option.Index)], most - taken);
}
