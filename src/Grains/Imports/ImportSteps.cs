using GroupActors.Clinics;
using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Patients;
using GroupActors.Rooms;
using GroupActors.Sessions;
using GroupActors.Waitlist;

namespace GroupActors.Imports;

/// <summary>The plan of an import: the public commands that bring about what its files say.</summary>
internal static class ImportSteps
{
    private const string PastSession = "past-session";
    private const string Enrolling = "enroll";

    public static IReadOnlyList<ImportStep> Of(ClinicKey clinic, ImportedClinic import, ClinicZone zone)
    {
        var steps = new List<ImportStep>();
        AddSettings(steps, clinic, import);
        AddPlaces(steps, clinic.Clinic, import);
        AddRosters(steps, clinic.Clinic, import);
        AddPastSessions(steps, clinic.Clinic, import, zone);
        return [.. steps.OrderBy(step => step.Stage)];
    }

    private static void AddSettings(List<ImportStep> steps, ClinicKey key, ImportedClinic import)
    {
        var clinic = key.ToString();
        if (import.Clinic is { } configure) steps.Add(new(ImportStage.Clinic, "", configure.Row, to => to.Set(clinic, "configure", configure.Value, to.Grains.Clinic(key).Configure)));
        if (import.Policies is { } policies) steps.Add(new(ImportStage.Settings, "policies", null, to => to.Set(clinic, "policies", policies, to.Grains.Clinic(key).SetPolicies)));
        foreach (var (row, payer) in import.Payers.Values) steps.Add(new(ImportStage.Settings, payer.Id, row, to => to.Set(clinic, "payer", payer, to.Grains.Clinic(key).DefinePayer)));
        foreach (var (row, type) in import.GroupTypes.Values) steps.Add(new(ImportStage.Settings, type.Id, row, to => to.Set(clinic, "group-type", type, to.Grains.Clinic(key).DefineGroupType)));
        foreach (var (row, fee) in InOrder(import.Fees)) steps.Add(new(ImportStage.Places, $"fee/{fee.Payer}/{fee.Code}", row, to => to.Set(clinic, "fee", fee, to.Grains.Clinic(key).SetFee)));
    }

    private static void AddPlaces(List<ImportStep> steps, string clinic, ImportedClinic import)
    {
        foreach (var (id, (row, room)) in import.Rooms)
        {
            var key = new RoomKey(clinic, id);
            steps.Add(new(ImportStage.Places, $"room/{id}", row, to => to.Set(key.ToString(), "room", room, to.Grains.Room(key).Define)));
        }

        foreach (var (id, (row, facilitator)) in import.Facilitators)
        {
            var key = new FacilitatorKey(clinic, id);
            steps.Add(new(ImportStage.Places, $"facilitator/{id}", row, to => to.Set(key.ToString(), "facilitator", facilitator, to.Grains.Facilitator(key).Register)));
        }

        foreach (var (row, (facilitator, credential)) in import.Credentials)
        {
            var key = new FacilitatorKey(clinic, facilitator);
            steps.Add(new(ImportStage.Details, $"facilitator/{facilitator}", row, to => to.Set(key.ToString(), "credential", credential, to.Grains.Facilitator(key).RecordCredential)));
        }

        foreach (var (id, (row, patient)) in import.Patients)
        {
            var key = new PatientKey(clinic, id);
            steps.Add(new(ImportStage.Places, $"patient/{id}", row, to => to.Set(key.ToString(), "patient", patient, to.Grains.Patient(key).Register)));
        }

        foreach (var (row, (patient, coverage)) in import.Coverages)
        {
            var key = new PatientKey(clinic, patient);
            steps.Add(new(ImportStage.Details, $"patient/{patient}", row, to => to.Set(key.ToString(), "coverage", coverage, to.Grains.Patient(key).SetCoverage)));
        }

        foreach (var (id, (row, entry)) in import.Waitlist)
        {
            var key = new WaitlistEntryKey(clinic, id);
            steps.Add(new(ImportStage.Groups, $"waitlist/{id}", row, to => to.Set(key.ToString(), "waitlist", entry, to.Grains.WaitlistEntry(key).Put)));
        }
    }

    private static void AddRosters(List<ImportStep> steps, string clinic, ImportedClinic import)
    {
        foreach (var (id, (row, group)) in import.Groups)
        {
            var key = new GroupKey(clinic, id);
            steps.Add(new(ImportStage.Groups, $"group/{id}", row, to => to.Set(key.ToString(), "group", group.Define, to.Grains.Group(key).Define)));
            if (!group.ModuleStarts.IsEmpty) steps.Add(new(ImportStage.Series, $"group/{id}", row, to => to.Set(key.ToString(), "modules", new SetModuleStarts(group.ModuleStarts), to.Grains.Group(key).SetModuleStarts)));
            if (import.SeriesOf(group) is not { } series) continue;
            steps.Add(new(ImportStage.Series, $"group/{id}", row, to => Start(to, key, series)));
        }

        foreach (var (row, enrollment) in InOrder(import.Enrollments))
        {
            steps.Add(new(ImportStage.Enrollments, enrollment.Group, row, to => Enroll(to, new(clinic, enrollment.Group), enrollment)));
        }
    }

    /// <summary>Enrollments in the order in which they are carried out: those who have left first, for while they pass through they take a place, which the live members then need.</summary>
    public static IEnumerable<Imported<ImportedEnrollment>> InOrder(IEnumerable<Imported<ImportedEnrollment>> enrollments) =>
        enrollments.OrderBy(item => item.Value.IsLive).ThenBy(item => item.Row.Line);

    /// <summary>Fees in the order in which they are carried out: one that is in force already ends before the next begins.</summary>
    public static IEnumerable<Imported<Fee>> InOrder(IEnumerable<Imported<Fee>> fees) => fees.OrderBy(fee => fee.Value.From);

    /// <summary>How somebody is enrolled; holds and the end come after it.</summary>
    public static EnrollMember Command(ImportedEnrollment wanted) =>
        new(wanted.Patient, wanted.Family, wanted.Status == EnrollmentStatus.AdministrativeHold ? wanted.Holds[0] : null, wanted.Since, wanted.ReviewOn);

    /// <summary>The id of the command that enrolls, whichever run gives it.</summary>
    public static Guid EnrollingId(string clinic, ImportedEnrollment wanted) => ImportTarget.IdOf(Member(new(clinic, wanted.Group), wanted), Enrolling, Command(wanted));

    private static string Member(GroupKey group, ImportedEnrollment wanted) => $"{group}/{wanted.Patient}";

    private static async Task<Refusal?> Start(ImportTarget to, GroupKey key, StartSeries wanted)
    {
        var group = to.Grains.Group(key);
        if (await to.Set(key.ToString(), FormattableString.Invariant($"series {to.Resumptions}"), wanted, group.StartSeries) is not { } refusal) return null;
        return await group.Get() is { Phase: not GroupPhase.Forming } running && IsSame(running, wanted) ? null : refusal;
    }

    /// <summary>Whether the group's series is the wanted one. When it started is another matter: a file that says <c>today</c> may come again tomorrow.</summary>
    public static bool IsSame(GroupView running, StartSeries wanted) =>
        running.Slots.SequenceEqual(wanted.Slots)
        && (running.Facilitator, running.CoFacilitator, running.Room, running.Modality) == (wanted.Facilitator, wanted.CoFacilitator, wanted.Room, wanted.Modality);

    private static async Task<Refusal?> Enroll(ImportTarget to, GroupKey key, ImportedEnrollment wanted)
    {
        var group = to.Grains.Group(key);
        var target = Member(key, wanted);
        // Looked up first: a repeat must find what became of the member since, not enroll them anew.
        var known = (await group.Get())?.Enrollments.LastOrDefault(enrollment => enrollment.Patient == wanted.Patient && enrollment.Since == wanted.Since);
        if (known is null)
        {
            var command = Command(wanted);
            var outcome = await group.Enroll(to.Context(target, Enrolling, command, wanted.Reason), command);
            if (!outcome.IsDone) return outcome.Refusal;
            // Enrolled so long ago that the group has forgotten how it ended; it may know no enrollment of theirs at all.
            if (outcome.Value?.Since != wanted.Since) return null;
            known = outcome.Value;
        }

        if (known.Status is EnrollmentStatus.Graduated or EnrollmentStatus.Dropped) return null;
        foreach (var reason in wanted.Holds.Except(known.Holds.Select(hold => hold.Reason)))
        {
            var hold = new PlaceHold(wanted.Patient, known.Version, reason, wanted.ReviewOn, wanted.Since);
            var outcome = await group.PlaceHold(to.Context(target, $"hold-{reason}", hold with { ExpectedVersion = 0 }, wanted.Reason), hold);
            if (!outcome.IsDone) return IsDoneBefore(outcome.Refusal) ? null : outcome.Refusal;
            known = outcome.Value;
        }

        if (wanted.IsLive) return null;
        var end = new ChangeEnrollment(wanted.Patient, known.Version, wanted.Ended);
        var context = to.Context(target, wanted.Status.ToString(), end with { ExpectedVersion = 0 }, wanted.Reason);
        var ended = wanted.Status == EnrollmentStatus.Graduated ? await group.Graduate(context, end) : await group.Drop(context, end);
        return ended.IsDone || IsDoneBefore(ended.Refusal) ? null : ended.Refusal;
    }

    /// <summary>Whether an earlier run placed this hold, on another version of the enrollment; people have gone on from there.</summary>
    private static bool IsDoneBefore(Refusal refusal) => refusal.Code == "command_id_reused";

    private static void AddPastSessions(List<ImportStep> steps, string clinic, ImportedClinic import, ClinicZone zone)
    {
        foreach (var (row, (key, command)) in PastSessions(clinic, import, import.Attendance, zone))
        {
            steps.Add(new(ImportStage.PastSessions, key.Group, row, to => to.Record(key.ToString(), PastSession, command, to.Grains.Session(key).ImportPast)));
        }
    }

    /// <summary>The past sessions that rows of attendance make, each with the first of its rows. Left out are those with a row whose group, slot or membership could not be read.</summary>
    public static IEnumerable<Imported<(SessionKey Key, ImportPastSession Command)>> PastSessions(
        string clinic, ImportedClinic import, IEnumerable<Imported<ImportedAttendance>> attendance, ClinicZone zone)
    {
        var slots = import.Slots.Where(slot => slot.Row.IsGood).ToDictionary(slot => (slot.Value.Group, slot.Value.Slot.Number), slot => slot.Value.Slot);
        var members = Memberships(import);
        foreach (var rows in attendance.GroupBy(item => (item.Value.Group, item.Value.Date, item.Value.Slot)).OrderBy(session => session.Key.Date))
        {
            if (!import.Groups.TryGetValue(rows.Key.Group, out var named) || !named.Row.IsGood || !slots.TryGetValue((rows.Key.Group, rows.Key.Slot), out var slot)) continue;
            var listed = rows.Select(item => (Row: item.Value, Member: MemberOn(members, item.Value))).ToList();
            if (listed.Any(item => item.Member is null)) continue;
            var (group, first) = (named.Value, rows.First());
            var command = new ImportPastSession(
                group.Define.Name, group.Define.GroupType, rows.Key.Date, zone.Instant(rows.Key.Date, slot.Start), zone.Instant(rows.Key.Date, slot.Start).AddMinutes(slot.Minutes),
                first.Value.Minutes, [.. group.Leaders], group.Room, group.Modality, first.Value.IsToBeBilled,
                [.. listed.Select(item => Attendance(item.Row, slot, zone, item.Member!))]);
            yield return new(first.Row, (new(clinic, rows.Key.Group, rows.Key.Date, rows.Key.Slot), command));
        }
    }

    /// <summary>The memberships of each patient in each group, numbered in the order in which they are carried out.</summary>
    public static ILookup<(string Group, string Patient), ImportedMembership> Memberships(ImportedClinic import) =>
        InOrder(import.Enrollments.Where(item => item.Row.IsGood)).GroupBy(item => (item.Value.Group, item.Value.Patient))
            .SelectMany(same => same.Select((item, i) => (same.Key, Membership: new ImportedMembership(i + 1, item.Value)))).ToLookup(item => item.Key, item => item.Membership);

    /// <summary>The membership by which somebody was in a session; null when they were no member then.</summary>
    public static ImportedMembership? MemberOn(ILookup<(string Group, string Patient), ImportedMembership> memberships, ImportedAttendance attendance) =>
        memberships[(attendance.Group, attendance.Patient)].LastOrDefault(member => member.Enrollment.IsMemberOn(attendance.Date));

    /// <summary>Whether an earlier run brought this very session, so that its step is a repeat, whatever people amended since.</summary>
    public static bool IsTaken(SessionRecord session, SessionKey key, ImportPastSession command) => session.Done.Find(ImportTarget.IdOf(key.ToString(), PastSession, command)) is not null;

    private static PastAttendance Attendance(ImportedAttendance row, WeeklySlot slot, ClinicZone zone, ImportedMembership member)
    {
        // The files say how members stand today; one who came was a member in full then.
        var wasHeld = row.Kind == AttendanceKind.Excused;
        var status = wasHeld && member.Enrollment.Status is EnrollmentStatus.ClinicalHold or EnrollmentStatus.AdministrativeHold ? member.Enrollment.Status
            : wasHeld ? EnrollmentStatus.ClinicalHold : EnrollmentStatus.Active;
        var late = row.Arrival is { } arrival && arrival > slot.Start ? (int)(arrival - slot.Start).TotalMinutes : 0;
        return new(
            row.Patient, row.Kind, member.Number, status, member.Enrollment.Family, row.Arrival is { } at ? zone.Instant(row.Date, at) : null, late, FamilyPresent: row.FamilyPresent);
    }
}
