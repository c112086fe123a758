using GroupActors.Census;
using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Cover;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Imports;
using GroupActors.Notes;
using GroupActors.Sessions;
using Orleans.Concurrency;

namespace GroupActors.Reports;

/// <summary>Questions over many aggregates of one clinic. It holds nothing: any number of activations answer at once.</summary>
[GrainType(GrainTypes.Reports), StatelessWorker]
internal sealed class ReportsGrain(ILedger ledger, IClinicSettingsSource settings, TimeProvider time) : Grain, IReportsGrain
{
    /// <summary>More than a clinic has of anything that is listed whole.</summary>
    private const int Whole = 10_000;

    /// <summary>Farther ahead no series plans a session.</summary>
    private const int MostDaysAhead = 400;

    private CoverReader Cover => new(GrainFactory, ledger, Clinic);

    private string Clinic => this.GetPrimaryKeyString();

    public async Task<ImmutableDictionary<string, string>> PatientNames(ImmutableArray<string> patients, CancellationToken cancellationToken = default)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var keys in patients.Distinct(StringComparer.Ordinal).Select(patient => $"{Clinic}/{patient}").Chunk(500))
        {
            foreach (var row in await Rows(ReadTables.Patients, [RowFilter.OneOf("key", keys)], limit: keys.Length, cancellationToken: cancellationToken))
            {
                names[ReportRows.Id(row)] = row.Get<string>("name");
            }
        }

        return names.ToImmutable();
    }

    public async Task<ImmutableArray<PatientListItem>> Patients(string? text, CancellationToken cancellationToken = default)
    {
        const int most = 50;
        if (string.IsNullOrWhiteSpace(text)) return [.. (await Rows(ReadTables.Patients, [], "name", most, cancellationToken: cancellationToken)).Select(ReportRows.Patient)];

        var sought = text.Trim();
        var byName = await Rows(ReadTables.Patients, [RowFilter.Contains("name", sought)], "name", most, cancellationToken: cancellationToken);
        var byKey = await Rows(ReadTables.Patients, [RowFilter.Contains("key", sought)], "name", Whole, cancellationToken: cancellationToken);
        return
        [
            .. byName.Concat(byKey.Where(row => ReportRows.Id(row).Contains(sought, StringComparison.OrdinalIgnoreCase))).Select(ReportRows.Patient)
                .DistinctBy(item => item.Patient).OrderBy(item => item.Name, StringComparer.Ordinal).Take(most),
        ];
    }

    public async Task<ClinicNames> Names(CancellationToken cancellationToken = default) => new(
        await NamesOf(ReadTables.Facilitators, cancellationToken), await NamesOf(ReadTables.Rooms, cancellationToken), await NamesOf(ReadTables.Groups, cancellationToken));

    public async Task<ImmutableArray<SessionListItem>> Sessions(
        DateOnly from, DateOnly to, string? facilitator = null, string? group = null, CancellationToken cancellationToken = default)
    {
        if (to < from) return [];
        List<RowFilter> filters = [RowFilter.AtLeast("date", from)];
        if (to < DateOnly.MaxValue) filters.Add(RowFilter.Before("date", to.AddDays(1)));
        if (facilitator is not null) filters.Add(RowFilter.Contains("facilitators", facilitator));
        if (group is not null) filters.Add(RowFilter.Equal("grp", group));

        // "ann" is in "joanna" as well: the text search narrows, the ids decide.
        var rows = await Rows(ReadTables.Sessions, filters, "starts_at", cancellationToken: cancellationToken);
        var opens = TimeSpan.FromMinutes((await settings.Get(Clinic))?.Policies.CheckInOpensMinutes ?? 0);
        var now = time.GetUtcNow();
        return
        [
            .. rows.Select(ReportRows.Session).Where(session => facilitator is null || session.Facilitators.Contains(facilitator, StringComparer.Ordinal))
                // The clock alone opens check-in (S-1): no row says so.
                .Select(session => session.State == SessionState.Scheduled && now >= session.Start - opens ? session with { State = SessionState.CheckInOpen } : session),
        ];
    }

    public async Task<ImmutableDictionary<string, ImmutableArray<AttendanceMark>>> Attendance(string group, int sessions, CancellationToken cancellationToken = default)
    {
        var held = await Rows(
            ReadTables.Sessions, [RowFilter.Equal("grp", group), RowFilter.Equal("state", nameof(SessionState.Closed))], "-starts_at", Math.Clamp(sessions, 1, 100), cancellationToken: cancellationToken);
        if (held.Count == 0) return ImmutableDictionary<string, ImmutableArray<AttendanceMark>>.Empty;

        var starts = held.ToDictionary(row => row.Key, row => row.Get<DateTimeOffset>("starts_at"), StringComparer.Ordinal);
        var rows = await Rows(ReadTables.Attendance, [RowFilter.OneOf("session", starts.Keys)], cancellationToken: cancellationToken);
        return rows.GroupBy(row => row.Get<string>("patient"), StringComparer.Ordinal).ToImmutableDictionary(
            member => member.Key,
            member => member.OrderBy(row => starts[row.Get<string>("session")])
                .Select(row => new AttendanceMark(row.Get<DateOnly>("date"), Enum.Parse<AttendanceKind>(row.Get<string>("kind")))).ToImmutableArray(),
            StringComparer.Ordinal);
    }

    public async Task<ClaimPage> Claims(ClaimQuery query, CancellationToken cancellationToken = default)
    {
        List<RowFilter> filters = [];
        if (!query.States.IsDefaultOrEmpty) filters.Add(RowFilter.OneOf("state", query.States.Select(state => state.ToString())));
        if (query.Session is not null) filters.Add(RowFilter.Equal("session", query.Session));
        if (query.Patient is not null) filters.Add(RowFilter.Equal("patient", query.Patient));

        var rows = await Rows(ReadTables.Claims, filters, "state_since", Math.Clamp(query.Limit, 1, 500), Math.Max(query.Offset, 0), cancellationToken);
        var counts = await ledger.Counts(ReadTables.Claims, Clinic, filters, "state", cancellationToken: cancellationToken);
        return new([.. rows.Select(ReportRows.Claim)], counts.Sum(state => state.Count));
    }

    public async Task<SessionClaimsPage> SessionClaims(ClaimState state, int offset, int limit, CancellationToken cancellationToken = default)
    {
        var ofState = RowFilter.Equal("state", state.ToString());
        var sessions = await ledger.Groups(ReadTables.Claims, Clinic, [ofState], "session", "state_since", Math.Clamp(limit, 1, 100), Math.Max(offset, 0), cancellationToken);
        var total = (await ledger.Counts(ReadTables.Claims, Clinic, [ofState], "session", cancellationToken: cancellationToken)).Count;
        var rows = await Rows(ReadTables.Claims, [ofState, RowFilter.OneOf("session", sessions)], "state_since", cancellationToken: cancellationToken);
        var places = sessions.Index().ToDictionary(session => session.Item, session => session.Index, StringComparer.Ordinal);
        return new([.. rows.OrderBy(row => places[row.Get<string>("session")]).Select(ReportRows.Claim)], total);
    }

    public async Task<ImmutableArray<ClaimStateCount>> ClaimStates(CancellationToken cancellationToken = default)
    {
        var states = ImmutableArray.CreateBuilder<ClaimStateCount>();
        foreach (var (state, count, charge) in await ledger.Counts(ReadTables.Claims, Clinic, [], "state", "charge", cancellationToken))
        {
            var oldest = await Rows(ReadTables.Claims, [RowFilter.Equal("state", state)], "state_since", 1, cancellationToken: cancellationToken);
            var nearest = await Rows(ReadTables.Claims, [RowFilter.Equal("state", state)], "filing_deadline", 1, cancellationToken: cancellationToken);
            states.Add(new(
                Enum.Parse<ClaimState>(state!), count, charge,
                oldest.Count == 0 ? null : oldest[0].Get<DateTimeOffset>("state_since"), nearest.Count == 0 ? null : nearest[0].Get<DateOnly?>("filing_deadline")));
        }

        return [.. states.OrderBy(count => count.State)];
    }

    public async Task<ImmutableArray<TaskListItem>> Tasks(string? facilitator = null, string? group = null, CancellationToken cancellationToken = default)
    {
        List<RowFilter> filters = [RowFilter.Equal("state", "Open")];
        if (facilitator is not null) filters.Add(RowFilter.Contains("facilitator", facilitator));
        if (group is not null) filters.Add(RowFilter.Equal("grp", group));
        return [.. (await Rows(ReadTables.Tasks, filters, "created_at", cancellationToken: cancellationToken)).Where(row => ReportRows.IsOf(row, facilitator)).Select(ReportRows.Task)];
    }

    public async Task<ImmutableArray<NoteListItem>> Notes(
        string? facilitator = null, string? session = null, bool includeSigned = false, string? group = null, string? patient = null, CancellationToken cancellationToken = default)
    {
        List<RowFilter> filters = [];
        if (!includeSigned) filters.Add(new("state", RowFilter.Test.NotEqual, nameof(NoteState.Signed)));
        if (facilitator is not null) filters.Add(RowFilter.Contains("facilitator", facilitator));
        if (session is not null) filters.Add(RowFilter.Equal("session", session));
        if (patient is not null) filters.Add(RowFilter.Equal("patient", patient));
        if (group is not null) filters.Add(RowFilter.Contains("session", new GroupKey(Clinic, group) + "/"));
        var notes = (await Rows(ReadTables.Notes, filters, cancellationToken: cancellationToken)).Where(row => ReportRows.IsOf(row, facilitator)).Select(ReportRows.Note);
        return [.. notes.Where(note => group is null || note.Key.Session.Group == group)];
    }

    public async Task<ImmutableArray<WaitlistListItem>> Waitlist(string? groupType = null, CancellationToken cancellationToken = default)
    {
        List<RowFilter> filters = [RowFilter.Equal("state", "Waiting")];
        if (groupType is not null) filters.Add(RowFilter.Equal("group_type", groupType));
        return [.. (await Rows(ReadTables.Waitlist, filters, "added", cancellationToken: cancellationToken)).Select(ReportRows.WaitlistEntry)];
    }

    public async Task<ImmutableArray<UncoveredSession>> Uncovered(CancellationToken cancellationToken = default) =>
        await Today() is not { } today ? [] : await Cover.Uncovered(today, today.AddDays(MostDaysAhead), time.GetUtcNow());

    public async Task<SessionCover?> CoverFor(SessionKey session, CancellationToken cancellationToken = default)
    {
        if (session.Clinic != Clinic || await GrainFactory.Session(session).Get(cancellationToken) is not { State: SessionState.Scheduled or SessionState.CheckInOpen } view || view.Start <= time.GetUtcNow()) return null;
        var uncovered = new UncoveredSession(session, view.GroupName, view.Date, view.Start, view.End, view.Facilitators, Math.Max(0, view.FacilitatorsNeeded - view.Facilitators.Length));
        var (demands, _) = await Cover.Ask([uncovered], await Today() ?? view.Date);
        return demands.IsEmpty ? null : new(uncovered, demands[0].Candidates);
    }

    /// <summary>Today on the clinic's calendar; null where there is no such clinic.</summary>
    private async Task<DateOnly?> Today() => await settings.Get(Clinic) is { } current ? new ClinicZone(current.TimeZone).Date(time.GetUtcNow()) : null;

    public async Task<ImmutableArray<CredentialWarning>> CredentialWarnings(CancellationToken cancellationToken = default) =>
        await settings.Get(Clinic) is { } current ? await CredentialReader.Warnings(ledger, current, time.GetUtcNow()) : [];

    public async Task<ImmutableArray<CredentialGap>> CredentialGaps(GroupType type, CancellationToken cancellationToken = default) =>
        await CredentialReader.Gaps(ledger, Clinic, type, time.GetUtcNow());

    public async Task<ImmutableArray<FacilitatorUtilization>> Utilization(DateOnly week, CancellationToken cancellationToken = default)
    {
        if (await settings.Get(Clinic) is not { } current) return [];
        var monday = ClinicZone.Monday(week);
        var rows = await Rows(
            ReadTables.Sessions,
            [RowFilter.AtLeast("date", monday), RowFilter.Before("date", monday.AddDays(7)), new("state", RowFilter.Test.NotEqual, nameof(SessionState.Cancelled))],
            cancellationToken: cancellationToken);
        var facilitators = await Rows(ReadTables.Facilitators, [], "name", cancellationToken: cancellationToken);
        return UtilizationRules.Of([.. facilitators.Select(ReportRows.Id)], [.. rows.Select(ReportRows.SessionCard)], monday, current.Policies);
    }

    public async Task<ImmutableArray<ImportView>> Imports(CancellationToken cancellationToken = default) =>
        [.. (await Rows(ReadTables.Imports, [], "-begun", 50, cancellationToken: cancellationToken)).Select(ImportRows.View).OrderByDescending(import => import.BegunAt)];

    public async Task<ImmutableArray<EnrollmentListItem>> PastEnrollments(string group, CancellationToken cancellationToken = default)
    {
        var rows = await Rows(
            ReadTables.Enrollments,
            [RowFilter.Equal("grp", group), RowFilter.OneOf("status", [nameof(EnrollmentStatus.Graduated), nameof(EnrollmentStatus.Dropped)])],
            "-since", 100, cancellationToken: cancellationToken);
        return [.. rows.Select(ReportRows.Enrollment)];
    }

    public async Task<ImmutableArray<HistoryEntry>> RosterHistory(string group, string? patient = null, CancellationToken cancellationToken = default)
    {
        var entries = await History(GrainTypes.Group, new GroupKey(Clinic, group).ToString(), cancellationToken);
        return [.. entries.Where(entry => patient is null || entry.Patient == patient)];
    }

    public async Task<ImmutableArray<HistoryEntry>> SessionHistory(SessionKey session, CancellationToken cancellationToken = default) =>
        session.Clinic == Clinic ? [.. await History(GrainTypes.Session, session.ToString(), cancellationToken)] : [];

    public async Task<RevenueView> Revenue(CancellationToken cancellationToken = default)
    {
        if (await settings.Get(Clinic) is not { } current) return new(0, 0m, 0m, 0m, 0m, 0m, null, 0m, 0m, 0m, 0m);
        var today = new ClinicZone(current.TimeZone).Date(time.GetUtcNow());
        return RevenueRules.Calculate(await CensusReader.Groups(ledger, Clinic), await Attended(today, cancellationToken), current, today);
    }

    /// <summary>How the groups were attended in their closed sessions of the weeks that end <paramref name="today"/>.</summary>
    private async Task<IEnumerable<GroupAttendance>> Attended(DateOnly today, CancellationToken cancellationToken)
    {
        RowFilter[] observed = [RowFilter.AtLeast("date", today.AddDays(1 - (7 * RevenueRules.ObservedWeeks))), RowFilter.Before("date", today.AddDays(1))];
        var closed = await Rows(ReadTables.Sessions, [RowFilter.Equal("state", nameof(SessionState.Closed)), .. observed], cancellationToken: cancellationToken);
        var sessions = closed.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        return (await Rows(ReadTables.Attendance, observed, cancellationToken: cancellationToken))
            .Where(row => sessions.Contains(row.Get<string>("session")))
            .Select(row => (Group: row.Get<string>("grp"), Session: row.Get<string>("session"), Kind: Enum.Parse<AttendanceKind>(row.Get<string>("kind"))))
            .Where(mark => mark.Kind != AttendanceKind.Excused)
            .GroupBy(mark => mark.Group)
            .Select(marks => new GroupAttendance(
                marks.Key, marks.Select(mark => mark.Session).Distinct(StringComparer.Ordinal).Count(), marks.Count(), marks.Count(mark => mark.Kind != AttendanceKind.Present)));
    }

    private Task<IReadOnlyList<LedgerRow>> Rows(
        ReadTable table, IReadOnlyList<RowFilter> filters, string? orderBy = null, int limit = Whole, int offset = 0, CancellationToken cancellationToken = default) =>
        ledger.Rows(table, Clinic, filters, orderBy, limit, offset, cancellationToken);

    private async Task<ImmutableDictionary<string, string>> NamesOf(ReadTable table, CancellationToken cancellationToken) =>
        (await Rows(table, [], cancellationToken: cancellationToken)).ToImmutableDictionary(ReportRows.Id, row => row.Get<string>("name"), StringComparer.Ordinal);

    private async Task<List<HistoryEntry>> History(string grainType, string key, CancellationToken cancellationToken)
    {
        List<HistoryEntry> entries = [];
        await foreach (var entry in ledger.Journal(AggregateStream.Of(GrainId.Create(grainType, key)), cancellationToken: cancellationToken)) entries.Add(EventWords.Entry(entry));
        entries.Reverse();
        return entries;
    }
}
