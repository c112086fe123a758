using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Facilitators;

/// <summary>Reads from the ledger which credentials end and what that breaks (F-3).</summary>
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
            var resource = AggregateStream.Of(GrainId.Create(GrainTypes.Facilitator, new FacilitatorKey(settings.Clinic, credentials.Key).ToString()));
            var bookings = await ledger.Rows(ReadTables.Bookings, settings.Clinic, [RowFilter.Equal("resource", resource), RowFilter.AtLeast("starts_at", now)]);
            var ahead = bookings.Select(Slot).DistinctBy(slot => slot.Session).Where(slot => types.ContainsKey(slot.Session.Group)).Select(slot => (slot, types[slot.Session.Group])).ToList();
            warnings.AddRange(CredentialRules.Warnings(credentials.Key, [.. credentials.Select(Credential)], ahead, today, settings.Policies.CredentialWarningDays));
        }

        return [.. warnings.OrderBy(warning => warning.ValidTo)];
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
