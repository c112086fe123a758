using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Facilitators;

/// <summary>Reads from the ledger which credentials end or are missing, and what that breaks (F-3).</summary>
internal static class CredentialReader
{
    public static async Task<ImmutableArray<CredentialWarning>> Warnings(ILedger ledger, ClinicSettings settings, DateTimeOffset now)
    {
        var today = new ClinicZone(settings.TimeZone).Date(now);
        var warnings = ImmutableArray.CreateBuilder<CredentialWarning>();
        var rows = await ledger.Rows(ReadTables.Credentials, settings.Clinic, []);
        Dictionary<string, GroupType>? types = null;
        foreach (var credentials in rows.GroupBy(row => row.Get<string>("facilitator"), StringComparer.Ordinal))
        {
            if (!credentials.Any(row => row.Get<DateOnly?>("valid_to") <= today.AddDays(settings.Policies.CredentialWarningDays))) continue;
            types ??= await TypesOfGroups(ledger, settings);
            var ahead = (await Ahead(ledger, new(settings.Clinic, credentials.Key), now)).Where(slot => types.ContainsKey(slot.Session.Group)).Select(slot => (slot, types[slot.Session.Group])).ToList();
            warnings.AddRange(CredentialRules.Warnings(credentials.Key, [.. credentials.Select(Credential)], ahead, today, settings.Policies.CredentialWarningDays));
        }

        return [.. warnings.OrderBy(warning => warning.ValidTo)];
    }

    /// <summary>Sessions ahead of a type's groups whose facilitators lack what it asks for.</summary>
    public static async Task<ImmutableArray<CredentialGap>> Gaps(ILedger ledger, string clinic, GroupType type, DateTimeOffset now)
    {
        var gaps = ImmutableArray.CreateBuilder<CredentialGap>();
        var groups = (await ledger.Rows(ReadTables.Groups, clinic, [RowFilter.Equal("type", type.Id)])).Select(row => GroupKey.Parse(row.Key)).ToHashSet();
        if (type.RequiredCredentials.IsEmpty || groups.Count == 0) return [];
        var credentials = (await ledger.Rows(ReadTables.Credentials, clinic, [])).ToLookup(row => row.Get<string>("facilitator"), Credential, StringComparer.Ordinal);
        foreach (var row in await ledger.Rows(ReadTables.Facilitators, clinic, []))
        {
            var facilitator = FacilitatorKey.Parse(row.Key);
            var ahead = (await Ahead(ledger, facilitator, now)).Where(slot => groups.Contains(slot.Session.GroupKey));
            gaps.AddRange(CredentialRules.Gaps(facilitator.Facilitator, [.. credentials[facilitator.Facilitator]], ahead, type));
        }

        return [.. gaps.OrderBy(gap => gap.Session.Start).ThenBy(gap => gap.Facilitator, StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<BookingSlot>> Ahead(ILedger ledger, FacilitatorKey facilitator, DateTimeOffset now)
    {
        var resource = AggregateStream.Of(GrainId.Create(GrainTypes.Facilitator, facilitator.ToString()));
        var bookings = await ledger.Rows(ReadTables.Bookings, facilitator.Clinic, [RowFilter.Equal("resource", resource), RowFilter.AtLeast("starts_at", now)]);
        return bookings.Select(Slot).DistinctBy(slot => slot.Session);
    }

    private static async Task<Dictionary<string, GroupType>> TypesOfGroups(ILedger ledger, ClinicSettings settings)
    {
        var types = new Dictionary<string, GroupType>(StringComparer.Ordinal);
        foreach (var row in await ledger.Rows(ReadTables.Groups, settings.Clinic, []))
        {
            if (settings.GroupType(row.Get<string>("type")) is { } type) types[GroupKey.Parse(row.Key).Group] = type;
        }

        return types;
    }

    private static BookingSlot Slot(LedgerRow row) => new(SessionKey.Parse(row.Get<string>("session")), row.Get<DateOnly>("date"), row.Get<DateTimeOffset>("starts_at"), row.Get<DateTimeOffset>("ends_at"));

    private static Credential Credential(LedgerRow row) => new(row.Get<string>("code"), "", "", row.Get<DateOnly>("valid_from"), row.Get<DateOnly?>("valid_to"));
}
