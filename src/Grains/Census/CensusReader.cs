using System.Text.Json;
using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Census;

/// <summary>Reads from the ledger all that a clinic's board shows on a date.</summary>
internal static class CensusReader
{
    /// <summary>More rows than a clinic has of sessions that are open, or of groups.</summary>
    private const int Whole = 10_000;

    /// <summary>States of a session that has not ended.</summary>
    public static readonly object[] OpenStates = [nameof(SessionState.Scheduled), nameof(SessionState.CheckInOpen)];

    /// <param name="daysAhead">How many days after today sessions without cover are shown (F-6).</param>
    public static async Task<CensusCards> Read(ILedger ledger, string clinic, DateOnly today, int daysAhead = 0)
    {
        var groups = await Groups(ledger, clinic);
        var ofToday = await Cards<StoredSessionCard>(ledger, clinic, ReadTables.Sessions, RowFilter.Equal("date", today));
        var unclosed = await Cards<StoredSessionCard>(ledger, clinic, ReadTables.Sessions, RowFilter.Before("date", today), RowFilter.OneOf("state", OpenStates));
        var ahead = await Cards<StoredSessionCard>(
            ledger, clinic, ReadTables.Sessions, RowFilter.AtLeast("date", today.AddDays(1)), RowFilter.Before("date", today.AddDays(daysAhead + 1)), RowFilter.OneOf("state", OpenStates));
        ImmutableArray<StoredSessionCard> sessions = [.. ofToday, .. unclosed, .. ahead.Where(card => card.Facilitators.Length < card.FacilitatorsNeeded)];
        var waiting = await ledger.Counts(ReadTables.Waitlist, clinic, [RowFilter.Equal("state", "Waiting")], "state");

        return new(
            groups.ToImmutableDictionary(card => card.Key),
            sessions.ToImmutableDictionary(card => card.Key),
            await Members(ledger, clinic, sessions),
            (int)waiting.Sum(state => state.Count));
    }

    /// <summary>Cards of the groups that have not ended.</summary>
    public static Task<ImmutableArray<StoredGroupCard>> Groups(ILedger ledger, string clinic) =>
        Cards<StoredGroupCard>(ledger, clinic, ReadTables.Groups, new RowFilter("state", RowFilter.Test.NotEqual, nameof(GroupPhase.Ended)));

    /// <summary>The cards that rows keep.</summary>
    public static async Task<ImmutableArray<TCard>> Cards<TCard>(ILedger ledger, string clinic, ReadTable table, params RowFilter[] filters)
    {
        var rows = await ledger.Rows(table, clinic, filters, limit: Whole);
        return [.. rows.Select(row => JsonSerializer.Deserialize<TCard>(row.Get<string>("card"), JournalJson.Options)!)];
    }

    /// <summary>The covers of those whom the sessions name.</summary>
    private static async Task<ImmutableDictionary<(string, string), MemberCover>> Members(ILedger ledger, string clinic, ImmutableArray<StoredSessionCard> sessions)
    {
        var members = ImmutableDictionary.CreateBuilder<(string, string), MemberCover>();
        if (sessions.IsEmpty) return members.ToImmutable();

        // Who came back has several enrollments in a group: the newest one says who pays.
        RowFilter[] named =
        [
            RowFilter.OneOf("grp", sessions.Select(card => card.Key.Group).Distinct(StringComparer.Ordinal)),
            RowFilter.OneOf("patient", sessions.SelectMany(card => card.Patients).Distinct(StringComparer.Ordinal)),
        ];
        foreach (var row in await ledger.Rows(ReadTables.Enrollments, clinic, named, "-since", limit: int.MaxValue))
        {
            members.TryAdd((row.Get<string>("grp"), row.Get<string>("patient")), new(row.Get<string?>("payer"), row.Get<string?>("family")));
        }

        return members.ToImmutable();
    }
}
