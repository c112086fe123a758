namespace GroupActors.Census;

/// <summary>The board at one moment.</summary>
internal sealed record CensusPicture(ImmutableArray<GroupCard> Groups, ImmutableArray<SessionCard> Sessions, CensusTotals Totals, ImmutableArray<CensusAlert> Alerts)
{
    public static CensusPicture Empty { get; } = new([], [], new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0m, 0m, 0m, 0m, 0m, 0), []);

    /// <summary>What a watcher of this picture needs to hear to see <paramref name="next"/>; null when it is the same.</summary>
    public CensusDelta? To(CensusPicture next, Guid epoch, long number)
    {
        var groups = Groups.ToDictionary(card => card.Key);
        var sessions = Sessions.ToDictionary(card => card.Key);
        ImmutableArray<GroupCard> changedGroups = [.. next.Groups.Where(card => !groups.TryGetValue(card.Key, out var shown) || !Same(shown, card))];
        ImmutableArray<SessionCard> changedSessions = [.. next.Sessions.Where(card => !sessions.TryGetValue(card.Key, out var shown) || !Same(shown, card))];
        ImmutableArray<string> gone =
        [
            .. groups.Keys.Except(next.Groups.Select(card => card.Key)).Select(key => key.ToString()),
            .. sessions.Keys.Except(next.Sessions.Select(card => card.Key)).Select(key => key.ToString()),
        ];
        var totals = Totals == next.Totals ? null : next.Totals;
        ImmutableArray<CensusAlert>? alerts = Alerts.SequenceEqual(next.Alerts) ? null : next.Alerts;

        return changedGroups.IsEmpty && changedSessions.IsEmpty && gone.IsEmpty && totals is null && alerts is null
            ? null
            : new(epoch, number, changedGroups, changedSessions, gone, totals, alerts);
    }

    // Records compare arrays by identity: compare those by content, and everything else as records do.
    private static bool Same(GroupCard a, GroupCard b) =>
        a with { Slots = b.Slots, Facilitators = b.Facilitators } == b && a.Slots.SequenceEqual(b.Slots) && a.Facilitators.SequenceEqual(b.Facilitators);

    private static bool Same(SessionCard a, SessionCard b) =>
        a with { Facilitators = b.Facilitators, Marks = b.Marks } == b && a.Facilitators.SequenceEqual(b.Facilitators) && a.Marks.SequenceEqual(b.Marks);
}
