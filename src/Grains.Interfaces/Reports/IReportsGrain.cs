using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Cover;
using GroupActors.Facilitators;
using GroupActors.Imports;
using GroupActors.Sessions;

namespace GroupActors.Reports;

/// <summary>Questions over many aggregates of one clinic; reads the ledger and holds nothing.</summary>
[Alias("reports.reports")]
public interface IReportsGrain : IGrainWithStringKey
{
    /// <summary>Names of patients by id, for those who may see them. Unknown ids are left out.</summary>
    [Alias("patient-names")]
    Task<ImmutableDictionary<string, string>> PatientNames(ImmutableArray<string> patients, CancellationToken cancellationToken = default);

    /// <summary>Patients whose name or id holds the text, by name; at most 50.</summary>
    [Alias("patients")]
    Task<ImmutableArray<PatientListItem>> Patients(string? text, CancellationToken cancellationToken = default);

    /// <summary>Names of staff, rooms and groups by id.</summary>
    [Alias("names")]
    Task<ClinicNames> Names(CancellationToken cancellationToken = default);

    /// <summary>Sessions of local dates, by start; of one facilitator or one group where named.</summary>
    [Alias("sessions")]
    Task<ImmutableArray<SessionListItem>> Sessions(DateOnly from, DateOnly to, string? facilitator = null, string? group = null, CancellationToken cancellationToken = default);

    /// <summary>Attendance in the last sessions of a group, per patient, oldest first.</summary>
    [Alias("attendance")]
    Task<ImmutableDictionary<string, ImmutableArray<AttendanceMark>>> Attendance(string group, int sessions, CancellationToken cancellationToken = default);

    /// <summary>Claims, the longest waiting first.</summary>
    [Alias("claims")]
    Task<ClaimPage> Claims(ClaimQuery query, CancellationToken cancellationToken = default);

    /// <summary>Claims in one state, by whole sessions: those first in which a claim waits longest. <paramref name="limit"/> is 1 to 100 sessions.</summary>
    [Alias("session-claims")]
    Task<SessionClaimsPage> SessionClaims(ClaimState state, int offset, int limit, CancellationToken cancellationToken = default);

    /// <summary>How many claims, and how much money, stand in each state (B-12).</summary>
    [Alias("claim-states")]
    Task<ImmutableArray<ClaimStateCount>> ClaimStates(CancellationToken cancellationToken = default);

    /// <summary>Open tasks, the oldest first; of one facilitator's sessions or one group where named.</summary>
    [Alias("tasks")]
    Task<ImmutableArray<TaskListItem>> Tasks(string? facilitator = null, string? group = null, CancellationToken cancellationToken = default);

    /// <summary>Notes that are not signed; of one facilitator's sessions, one session, one group or one patient where named.</summary>
    [Alias("open-notes")]
    Task<ImmutableArray<NoteListItem>> Notes(string? facilitator = null, string? session = null, bool includeSigned = false, string? group = null, string? patient = null, CancellationToken cancellationToken = default);

    /// <summary>Waitlist entries, the longest waiting first.</summary>
    [Alias("waitlist")]
    Task<ImmutableArray<WaitlistListItem>> Waitlist(string? groupType = null, CancellationToken cancellationToken = default);

    /// <summary>Ended enrollments of a group, the latest first; at most 100.</summary>
    [Alias("past-enrollments")]
    Task<ImmutableArray<EnrollmentListItem>> PastEnrollments(string group, CancellationToken cancellationToken = default);

    /// <summary>Every change of a group's roster, or of one of its members, the latest first .</summary>
    [Alias("roster-history")]
    Task<ImmutableArray<HistoryEntry>> RosterHistory(string group, string? patient = null, CancellationToken cancellationToken = default);

    /// <summary>Every change of a session, the latest first.</summary>
    [Alias("session-history")]
    Task<ImmutableArray<HistoryEntry>> SessionHistory(SessionKey session, CancellationToken cancellationToken = default);

    /// <summary>Sessions ahead that lack a facilitator, by start, as far as sessions are planned (F-6).</summary>
    [Alias("uncovered")]
    Task<ImmutableArray<UncoveredSession>> Uncovered(CancellationToken cancellationToken = default);

    /// <summary>Everybody who might cover a session, ranked, with why they can or cannot (F-6); null where it does not exist or has begun.</summary>
    [Alias("cover-for")]
    Task<SessionCover?> CoverFor(SessionKey session, CancellationToken cancellationToken = default);

    /// <summary>Credentials that expire soon, or have, and the sessions ahead that this breaks; the first to end first (F-3).</summary>
    [Alias("credential-warnings")]
    Task<ImmutableArray<CredentialWarning>> CredentialWarnings(CancellationToken cancellationToken = default);

    /// <summary>Sessions ahead of a type's groups whose facilitators lack what <paramref name="type"/> asks for, by start: what it breaks, before or after it is in force (F-3).</summary>
    [Alias("credential-gaps")]
    Task<ImmutableArray<CredentialGap>> CredentialGaps(GroupType type, CancellationToken cancellationToken = default);

    /// <summary>What each facilitator leads and covers in the week of a date, against the caps, by name (F-7).</summary>
    [Alias("utilization")]
    Task<ImmutableArray<FacilitatorUtilization>> Utilization(DateOnly week, CancellationToken cancellationToken = default);

    /// <summary>Imports, the latest first; at most 50.</summary>
    [Alias("imports")]
    Task<ImmutableArray<ImportView>> Imports(CancellationToken cancellationToken = default);

    /// <summary>Money a week and a year, and what open places and missed sessions cost (B-17).</summary>
    [Alias("revenue")]
    Task<RevenueView> Revenue(CancellationToken cancellationToken = default);
}
