using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>One session's state. (<see cref="SessionState"/> is the part of it that everybody sees.)</summary>
[GenerateSerializer, Alias("session.state")]
internal sealed record SessionRecord : AggregateState<SessionRecord>
{
    /// <summary>After how long an assignment that has not ended is taken up again; longer than any call lasts.</summary>
    private static readonly TimeSpan AssignmentPatience = TimeSpan.FromMinutes(1);

    private const int RefusalsKept = 8;

    /// <summary>What the group planned; null until it did.</summary>
    [Id(0)] public SessionPlanned? Plan { get; init; }

    /// <summary>Procedure code that the session is billed under; null for a class.</summary>
    [Id(1)] public string? Code { get; init; }

    /// <summary>State without the clock: check-in counts as open only where it was opened or somebody was checked in.</summary>
    [Id(2)] public SessionState State { get; init; }

    [Id(3)] public DateTimeOffset? OpenedAt { get; init; }

    [Id(4)] public ImmutableArray<AssignedFacilitator> Facilitators { get; init; } = [];

    [Id(5)] public ImmutableArray<PendingAssignment> Pending { get; init; } = [];

    [Id(6)] public ImmutableArray<RefusedAssignment> Refused { get; init; } = [];

    /// <summary>The group's version of the roster; null until it is taken (S-2).</summary>
    [Id(7)] public long? RosterVersion { get; init; }

    /// <summary>One attendance a member. Before the roster is taken: those who gave notice.</summary>
    [Id(8)] public ImmutableArray<MemberAttendance> Members { get; init; } = [];

    [Id(9)] public int? Minutes { get; init; }

    [Id(10)] public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who ran it, once it is closed (S-12).</summary>
    [Id(11)] public ImmutableArray<string> LedBy { get; init; } = [];

    /// <summary>What became of each member's attendance, once it is closed.</summary>
    [Id(12)] public ImmutableArray<BillingDecision> Billing { get; init; } = [];

    /// <summary>Taken over from another system, which billed it and keeps its notes.</summary>
    [Id(13)] public bool IsBilledElsewhere { get; init; }

    [Id(14)] public ImmutableArray<string> SignedNotes { get; init; } = [];

    [Id(15)] public ImmutableArray<LateCheckIn> LateCheckIns { get; init; } = [];

    /// <summary>Whose note has which text (S-11).</summary>
    [Id(20)] public ImmutableArray<NoteFingerprint> NoteTexts { get; init; } = [];

    [Id(21)] public ImmutableArray<NoShowNote> NoShowNotes { get; init; } = [];

    /// <summary>Tries to check in by oneself that failed; counted against the phone, the person and the room (P-3).</summary>
    [Id(22)] public ImmutableArray<SelfCheckInTry> FailedSelfCheckIns { get; init; } = [];

    /// <summary>Those that did not.</summary>
    [Id(23)] public ImmutableArray<SelfCheckInTry> SelfCheckIns { get; init; } = [];

    /// <summary>The command whose events are folding, or folded last.</summary>
    [Id(24)] public Guid? Command { get; init; }

    /// <summary>By which command each member was checked in last, those included that wait for a person (S-4).</summary>
    [Id(25)] public ImmutableArray<CheckInCommand> CheckIns { get; init; } = [];

    /// <summary>Bookings that their facilitators gave up (F-5).</summary>
    [Id(40)] public ImmutableArray<GivenUpBooking> GivenUp { get; init; } = [];

    /// <summary>
    /// When an assignment is asked after, or the roster is taken of a session that nobody opened: once it is over its roster is no longer what the group has (S-2).
    /// </summary>
    public override DateTimeOffset? Deadline => new[] { Pending.IsEmpty ? null : Pending.Min(assignment => assignment.At) + AssignmentPatience, TakesRosterAt }.Min();

    /// <summary>When it takes its roster by itself; null once it has one, or needs none.</summary>
    public DateTimeOffset? TakesRosterAt => Plan is not null && !IsSettled && RosterVersion is null ? Plan.Time.End : null;

    public bool IsSettled => State is SessionState.Closed or SessionState.Cancelled;

    /// <summary>The note of a no-show; null while nobody has written it.</summary>
    public NoShowNote? NoShowNote(string patient) => NoShowNotes.FirstOrDefault(note => note.Patient == patient);

    public LateCheckIn? LateCheckIn(string patient) => LateCheckIns.FirstOrDefault(late => late.Patient == patient);

    /// <summary>The command that checked a member in last.</summary>
    public Guid? CheckInOf(string patient) => CheckIns.FirstOrDefault(known => known.Patient == patient)?.Command;

    public MemberAttendance? Member(string patient) => Members.FirstOrDefault(member => member.Patient == patient);

    /// <summary>When check-in opens by itself (S-1).</summary>
    public DateTimeOffset OpensAt(ClinicPolicies policies) => Plan!.Time.Start.AddMinutes(-policies.CheckInOpensMinutes);

    /// <summary>The state as the clock has it (S-1).</summary>
    public SessionState StateAt(DateTimeOffset now, ClinicPolicies policies) =>
        State == SessionState.Scheduled && now >= OpensAt(policies) ? SessionState.CheckInOpen : State;

    /// <summary>Long over and not closed: unbilled money (S-1).</summary>
    public bool IsUnconfirmed(DateTimeOffset now, ClinicPolicies policies) => !IsSettled && now >= Plan!.Time.End.AddMinutes(policies.UnconfirmedAfterMinutes);

    /// <summary>
    /// The roster as the group has it. What is recorded of a member stays, also when they left the group since; a member of whom nothing is recorded leaves with it.
    /// Who was checked in before the news of a hold came that had begun by then bills nothing (S-5).
    /// </summary>
    public SessionRecord WithRoster(SessionRoster roster)
    {
        var members = ImmutableArray.CreateBuilder<MemberAttendance>(roster.Members.Length);
        foreach (var member in roster.Members)
        {
            members.Add(Member(member.Patient) is { IsRecorded: true } known
                ? known with { Enrollment = member.Enrollment, Status = member.Status, Family = member.Family, IsBillable = known.IsBillable && !(member.HeldSince <= known.ArrivedAt) }
                : MemberAttendance.Unseen(member, Plan!.Modality));
        }

        members.AddRange(Members
            .Where(known => known.IsRecorded && !roster.Members.Any(member => member.Patient == known.Patient))
            .OrderBy(known => known.Patient, StringComparer.Ordinal));
        return this with { RosterVersion = roster.Version, Members = members.DrainToImmutable() };
    }

    protected override SessionRecord On(JournalEntry entry) => (entry.CommandId is { } command ? this with { Command = command } : this).Fold(entry);

    private SessionRecord Fold(JournalEntry entry) => entry.Event switch
    {
        SessionScheduled happened => Replan(happened),
        CheckInOpened => Open(entry.At),
        RosterTaken happened => WithRoster(happened.Roster),
        RosterUpdated happened => WithRoster(happened.Roster),
        MemberCheckedIn happened => Open(entry.At).CheckedIn(happened.Patient).With(happened.Patient, member => member.Unseen(happened.Modality) with
        {
            Kind = AttendanceKind.Present,
            ArrivedAt = happened.ArrivedAt,
            Source = happened.Source,
            IsLateEntry = happened.IsLateEntry,
            LateMinutes = happened.LateMinutes,
        }),
        UnbilledAttendanceRecorded happened => Open(entry.At).CheckedIn(happened.Patient).With(happened.Patient, member => member.Unseen(Plan!.Modality) with
        {
            Kind = AttendanceKind.Present,
            ArrivedAt = happened.ArrivedAt,
            Source = CheckInSource.Facilitator,
            IsBillable = false,
        }),
        AttendanceUndone happened => With(happened.Patient, member => member.Unseen(Plan!.Modality)),
        NoticeRecorded happened => Noticed(happened),
        NoShowRecorded happened => With(happened.Patient, member => member.Unseen(Plan!.Modality) with { Kind = AttendanceKind.NoShow }),
        PresenceDescribed happened => With(happened.Patient, member => member with
        {
            LateMinutes = happened.LateMinutes,
            LeftEarlyMinutes = happened.LeftEarlyMinutes,
            Modality = happened.Modality,
            FamilyPresent = happened.FamilyPresent,
        }),
        SessionClosed happened => this with
        {
            State = SessionState.Closed,
            Minutes = happened.Minutes,
            LedBy = happened.LedBy,
            Billing = happened.Billing,
            ClosedAt = entry.At,
            Members = Confirmed(Members),
        },
        AttendanceAmended happened => With(happened.Attendance.Patient, _ => happened.Attendance) with
        {
            NoShowNotes = happened.Attendance.Kind == AttendanceKind.NoShow ? NoShowNotes : NoShowNotes.RemoveAll(note => note.Patient == happened.Attendance.Patient),
            LateCheckIns = happened.Attendance.IsPresent ? LateCheckIns.RemoveAll(late => late.Patient == happened.Attendance.Patient) : LateCheckIns,
            Billing = [.. Billing.Select(known => happened.Billing.FirstOrDefault(changed => changed.Patient == known.Patient) ?? known)],
        },
        SessionCancelled or SessionWasCalledOff => this with { State = SessionState.Cancelled, Pending = [] },
        PastSessionImported happened => this with
        {
            Plan = happened.Plan,
            Code = happened.Code,
            IsBilledElsewhere = happened.IsBilledElsewhere,
            State = SessionState.Closed,
            Facilitators = [.. happened.Plan.Facilitators.Select(id => new AssignedFacilitator(id, null))],
            LedBy = happened.Plan.Facilitators,
            RosterVersion = 0,
            Members = happened.Attendance,
            Minutes = happened.Minutes,
            Billing = happened.Billing,
            ClosedAt = entry.At,
        },
        AssignmentIntended happened => this with { Pending = Pending.Add(new(happened.Operation, happened.Facilitator, entry.At, Plan!.Time)) },
        FacilitatorAssigned happened => Ended(happened.Operation) with { Facilitators = Facilitators.Add(new(happened.Facilitator, happened.Operation)) },
        CoverGiven happened => this with
        {
            Facilitators = [.. Facilitators.Select(assigned => assigned.Operation == happened.Operation && assigned.Id == happened.Facilitator ? assigned with { IsCover = true } : assigned)],
        },
        AssignmentRefused happened => Ended(happened.Operation) with
        {
            Refused = [.. Refused.Where(refused => refused.Operation != happened.Operation).TakeLast(RefusalsKept - 1), new(happened.Operation, happened.Refusal)],
        },
        FacilitatorRemoved happened => this with { Facilitators = Facilitators.RemoveAll(facilitator => facilitator.Id == happened.Facilitator) },
        BookingsGivenUp happened => this with { GivenUp = [.. GivenUp, .. happened.Operations.Select(operation => new GivenUpBooking(happened.Facilitator, operation)).Except(GivenUp)] },
        LateCheckInReceived happened => CheckedIn(happened.Patient) with { LateCheckIns = [.. LateCheckIns.Where(late => late.Patient != happened.Patient), new(happened.Patient, happened.ArrivedAt, happened.Source, happened.Modality)] },
        LateCheckInTakenBack happened => this with { LateCheckIns = LateCheckIns.RemoveAll(late => late.Patient == happened.Patient) },
        NoShowDocumented happened => WithNoShowNote(happened.Patient, note => note with { Outreach = happened.Outreach }),
        NoShowDescribed happened => WithNoShowNote(happened.Patient, note => note with { Text = happened.Text }),
        NoteTextClaimed happened => this with { NoteTexts = NoteTexts.Add(new(happened.Patient, happened.Fingerprint)) },
        SelfCheckInRefused happened => this with { FailedSelfCheckIns = FailedSelfCheckIns.Add(new(happened.Admission, happened.Patient, entry.At)) },
        SelfCheckInDone happened => this with { SelfCheckIns = SelfCheckIns.Add(new(happened.Admission, happened.Patient)) },
        SessionNoteSigned happened => this with { SignedNotes = SignedNotes.Add(happened.Patient) },
        _ => this,
    };

    /// <summary>Attendance as closing confirms it (S-8). A hold that began after a notice or a no-show was recorded excuses it all the same (S-3).</summary>
    public static ImmutableArray<MemberAttendance> Confirmed(ImmutableArray<MemberAttendance> members) =>
    [
        .. members.Select(member => member switch
        {
            { IsPresent: true } => member,
            { IsOnHold: true } => member with { Kind = AttendanceKind.Excused, IsBillable = false },
            { Kind: AttendanceKind.Expected } => member with { Kind = AttendanceKind.NoShow },
            _ => member,
        }),
    ];

    private SessionRecord Replan(SessionScheduled happened)
    {
        var plan = happened.Plan;
        var planned = this with { Plan = plan, Code = happened.Code };

        // The same booking as before: whoever was assigned or taken off since stays so. Another one replaces it: whom the session booked itself stays where the time does and there is need (F-2).
        if (Plan is { } before && before.Operation == plan.Operation) return planned;
        var own = Plan?.Time == plan.Time
            ? Facilitators.Where(facilitator => facilitator.Operation != Plan.Operation && !plan.Facilitators.Contains(facilitator.Id)).Take(Math.Max(0, plan.FacilitatorsNeeded - plan.Facilitators.Length))
            : [];
        return planned with { Facilitators = [.. plan.Facilitators.Select(id => new AssignedFacilitator(id, plan.Operation)), .. own] };
    }

    private SessionRecord Open(DateTimeOffset at) =>
        State == SessionState.Scheduled ? this with { State = SessionState.CheckInOpen, OpenedAt = at } : this;

    private SessionRecord CheckedIn(string patient) =>
        Command is { } command ? this with { CheckIns = [.. CheckIns.Where(known => known.Patient != patient), new(patient, command)] } : this;

    private SessionRecord Noticed(NoticeRecorded happened)
    {
        var noticed = MemberAttendance.Unseen(happened.Member, Plan!.Modality) with { Kind = happened.Kind, NoticeReceivedAt = happened.ReceivedAt };
        return Member(happened.Member.Patient) is null ? this with { Members = Members.Add(noticed) } : With(happened.Member.Patient, _ => noticed);
    }

    private SessionRecord Ended(Guid operation) => this with { Pending = Pending.RemoveAll(assignment => assignment.Operation == operation) };

    private SessionRecord WithNoShowNote(string patient, Func<NoShowNote, NoShowNote> change) =>
        this with { NoShowNotes = [.. NoShowNotes.Where(note => note.Patient != patient), change(NoShowNote(patient) ?? new(patient, Outreach.None))] };

    private SessionRecord With(string patient, Func<MemberAttendance, MemberAttendance> change) =>
        this with { Members = [.. Members.Select(member => member.Patient == patient ? change(member) : member)] };
}
