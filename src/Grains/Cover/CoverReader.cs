using System.Text.Json;
using GroupActors.Bookings;
using GroupActors.Census;
using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Cover;

/// <summary>Gathers what cover is decided on: sessions and groups from the ledger, and from each facilitator whether they could.</summary>
internal sealed class CoverReader(IGrainFactory grains, ILedger ledger, string clinic)
{
    private const int FamiliarMonths = 6;

    /// <summary>More rows than a clinic has of facilitators, or a group of sessions in half a year.</summary>
    private const int Whole = 10_000;

    /// <summary>How far around a session its group's other sessions are looked at: enough for the longest row that a policy allows of weekly ones.</summary>
    private const int AroundDays = 92;

    /// <summary>The terms of cover for a facilitator at a session; null where they lead its group.</summary>
    public static async Task<CoverTerms?> TermsOf(ILedger ledger, BookingSlot slot, string facilitator)
    {
        var card = await Group(ledger, slot.Session.GroupKey);
        return card is null || card.Facilitators.Contains(facilitator) ? null : new CoverTerms(await Around(ledger, slot));
    }

    /// <summary>Sessions between two dates that have not begun and lack a facilitator, by start.</summary>
    /// <param name="away">Id of a facilitator who counts as gone already, wherever the session has not heard of it yet.</param>
    public async Task<ImmutableArray<UncoveredSession>> Uncovered(DateOnly first, DateOnly last, DateTimeOffset now, string? away = null) =>
    [
        .. from card in await CensusReader.Cards<StoredSessionCard>(ledger, clinic, ReadTables.Sessions, RowFilter.AtLeast("date", first), RowFilter.Before("date", last.AddDays(1)), RowFilter.OneOf("state", CensusReader.OpenStates))
           let facilitators = away is null ? card.Facilitators : card.Facilitators.Remove(away)
           where card.Start > now && facilitators.Length < card.FacilitatorsNeeded
           orderby card.Start, card.Key.ToString()
           select new UncoveredSession(card.Key, card.GroupName, card.Date, card.Start, card.End, facilitators, card.FacilitatorsNeeded - facilitators.Length),
    ];

    /// <summary>The sessions of an absence that lack cover: those that it uncovered, and those of the facilitator's groups that were never covered because of it.</summary>
    public async Task<ImmutableArray<UncoveredSession>> UncoveredBy(string facilitator, TimeOffView absence, DateTimeOffset now)
    {
        var lost = absence.Uncovers.Select(uncovered => uncovered.Session).ToHashSet();
        var led = (await CensusReader.Groups(ledger, clinic)).Where(group => group.Facilitators.Contains(facilitator)).Select(group => group.Key).ToHashSet();
        var uncovered = await Uncovered(absence.From, absence.To, now, facilitator);
        return [.. uncovered.Where(session => session.Start < absence.End && absence.Start < session.End && (lost.Contains(session.Session) || led.Contains(session.Session.GroupKey)))];
    }

    /// <summary>The sessions with everybody ranked, and everybody's answer.</summary>
    /// <param name="today">Today, on the clinic's calendar.</param>
    public async Task<(ImmutableArray<CoverDemand> Demands, IReadOnlyDictionary<string, CoverAnswer> Answers)> Ask(ImmutableArray<UncoveredSession> sessions, DateOnly today)
    {
        if (sessions.IsEmpty) return ([], ImmutableDictionary<string, CoverAnswer>.Empty);
        var groups = new Dictionary<GroupKey, (StoredGroupCard Card, ImmutableArray<string> Substitutes, IReadOnlyDictionary<string, int> Familiarity)>();
        foreach (var key in sessions.Select(session => session.Session.GroupKey).Distinct())
        {
            if (await Group(ledger, key) is { } card && await grains.Group(key).Get() is { } view) groups[key] = (card, view.Substitutes, await Familiarity(key, today));
        }

        var known = sessions.Where(session => groups.ContainsKey(session.Session.GroupKey)).ToList();
        var slots = known.ConvertAll(session => new BookingSlot(session.Session, session.Date, session.Start, session.End));
        var orders = await Task.WhenAll(slots.Select(slot => Around(ledger, slot)));
        string[] facilitators = [.. (await ledger.Rows(ReadTables.Facilitators, clinic, [], limit: Whole)).Select(row => row.Key[(clinic.Length + 1)..])];
        var answers = await Task.WhenAll(facilitators.Select(id => grains.At<ICoverCandidate>(GrainId.Create(GrainTypes.Facilitator, new FacilitatorKey(clinic, id).ToString())).Judge(
            [.. slots.Select((slot, index) => Question(slot, groups[slot.Session.GroupKey].Card, orders[index], id))])));
        var byId = facilitators.Zip(answers).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!, StringComparer.Ordinal);

        var demands = known.Select((session, index) =>
        {
            var (card, substitutes, familiarity) = groups[session.Session.GroupKey];
            var candidates = byId.Where(pair => !session.Facilitators.Contains(pair.Key)).Select(pair => new CoverCandidate(
                pair.Key, pair.Value.Reasons[index], substitutes.Contains(pair.Key), card.Facilitators.Contains(pair.Key), familiarity.GetValueOrDefault(pair.Key),
                pair.Value.Booked.Where(slot => ClinicZone.Monday(slot.Date) == ClinicZone.Monday(session.Date)).DistinctBy(slot => slot.Session).Count()));
            return new CoverDemand(slots[index], session.GroupName, session.Needed, session.Facilitators, card.Facilitators, orders[index], CoverRules.Rank(candidates));
        });
        return ([.. demands], byId);
    }

    private static CoverQuestion Question(BookingSlot slot, StoredGroupCard group, ImmutableArray<SessionKey> order, string facilitator) =>
        new(slot, group.GroupType, group.Facilitators.Contains(facilitator) ? null : new(order));

    private static async Task<StoredGroupCard?> Group(ILedger ledger, GroupKey key)
    {
        var rows = await ledger.Rows(ReadTables.Groups, key.Clinic, [RowFilter.Equal("key", key.ToString())]);
        return rows.Count == 0 ? null : JsonSerializer.Deserialize<StoredGroupCard>(rows[0].Get<string>("card"), JournalJson.Options);
    }

    /// <summary>The group's sessions around a slot, in order and none that is cancelled: what is consecutive (F-6). The slot's own session stands where the slot is.</summary>
    public static async Task<ImmutableArray<SessionKey>> Around(ILedger ledger, BookingSlot slot)
    {
        RowFilter[] around =
        [
            RowFilter.Equal("grp", slot.Session.Group), RowFilter.AtLeast("date", slot.Date.AddDays(-AroundDays)), RowFilter.Before("date", slot.Date.AddDays(AroundDays)),
            new("state", RowFilter.Test.NotEqual, nameof(SessionState.Cancelled)),
        ];
        var others = (await ledger.Rows(ReadTables.Sessions, slot.Session.Clinic, around, "starts_at", Whole)).Select(row => (Session: SessionKey.Parse(row.Key), Start: row.Get<DateTimeOffset>("starts_at")));
        return [.. others.Where(other => other.Session != slot.Session).Append((slot.Session, slot.Start)).OrderBy(session => session.Start).Select(session => session.Session)];
    }

    private async Task<IReadOnlyDictionary<string, int>> Familiarity(GroupKey group, DateOnly today)
    {
        var rows = await ledger.Rows(
            ReadTables.Sessions, clinic, [RowFilter.Equal("grp", group.Group), RowFilter.AtLeast("date", today.AddMonths(-FamiliarMonths)), RowFilter.Equal("state", nameof(SessionState.Closed))], limit: Whole);
        return rows.SelectMany(row => Reports.ReportRows.Ids(row.Get<string>("facilitators"))).CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }
}
