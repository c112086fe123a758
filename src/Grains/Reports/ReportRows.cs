using System.Text.Json;
using GroupActors.Census;
using GroupActors.Claims;
using GroupActors.Groups;
using GroupActors.Notes;
using GroupActors.Sessions;
using GroupActors.Tasks;
using GroupActors.Waitlist;

namespace GroupActors.Reports;

/// <summary>From rows of the read tables to items of lists.</summary>
internal static class ReportRows
{
    /// <summary>The id inside the clinic of a row whose key is the clinic's id and its own.</summary>
    public static string Id(LedgerRow row) => row.Key[(row.Clinic.Length + 1)..];

    public static PatientListItem Patient(LedgerRow row) => new(Id(row), row.Get<string>("name"), row.Get<DateOnly>("birth_date"), row.Get<string?>("payer"));

    public static SessionListItem Session(LedgerRow row) => new(
        SessionKey.Parse(row.Key), row.Get<DateOnly>("date"), row.Get<DateTimeOffset>("starts_at"), row.Get<DateTimeOffset>("ends_at"),
        Enum.Parse<SessionState>(row.Get<string>("state")), Ids(row.Get<string>("facilitators")), row.Get<string?>("room"),
        (int)row.Get<long>("present"), (int)row.Get<long>("expected"),
        SessionCard(row).Covering is { IsDefault: false } covering ? covering : []);

    public static StoredSessionCard SessionCard(LedgerRow row) => JsonSerializer.Deserialize<StoredSessionCard>(row.Get<string>("card"), JournalJson.Options)!;

    public static ClaimListItem Claim(LedgerRow row) => new(
        ClaimKey.Parse(row.Key), row.Get<string>("grp"), row.Get<string>("patient"), row.Get<DateOnly>("service_date"), row.Get<string?>("payer"), row.Get<string?>("code"),
        Enum.Parse<ClaimState>(row.Get<string>("state")), row.Get<DateTimeOffset>("state_since"), row.Get<string?>("reason"), row.Get<string?>("queue"),
        row.Get<decimal?>("charge"), row.Get<decimal?>("expected"), row.Get<DateOnly?>("filing_deadline"));

    public static TaskListItem Task(LedgerRow row) => new(
        TaskKey.Parse(row.Key), Enum.Parse<TaskKind>(row.Get<string>("kind")), row.Get<string>("title"), row.Get<DateTimeOffset>("created_at"),
        row.Get<string?>("session"), row.Get<string?>("grp"), row.Get<string?>("patient"), row.Get<decimal?>("amount"));

    public static NoteListItem Note(LedgerRow row) => new(NoteKey.Parse(row.Key), Enum.Parse<NoteState>(row.Get<string>("state")), row.Get<DateTimeOffset?>("signed_at"));

    public static WaitlistListItem WaitlistEntry(LedgerRow row) => new(
        WaitlistEntryKey.Parse(row.Key), row.Get<string>("patient"), row.Get<string>("group_type"), row.Get<DateOnly>("added"),
        Enum.Parse<Acuity>(row.Get<string>("acuity")), row.Get<string?>("diagnosis"));

    public static EnrollmentListItem Enrollment(LedgerRow row) => new(
        row.Get<string>("grp"), row.Get<string>("patient"), Enum.Parse<EnrollmentStatus>(row.Get<string>("status")), row.Get<DateOnly>("since"), row.Get<string?>("payer"));

    /// <summary>Whether a note or task is this facilitator's, or nobody's in particular is asked for.</summary>
    public static bool IsOf(LedgerRow row, string? facilitator) =>
        facilitator is null || Ids(row.Get<string?>("facilitator") ?? "").Contains(facilitator, StringComparer.Ordinal);

    /// <summary>Ids of a text column that holds several.</summary>
    public static ImmutableArray<string> Ids(string text) => [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)];
}
