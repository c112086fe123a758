using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>A session's life: planned, opened, closed, amended, cancelled (S-1, S-2, S-8, S-9, S-13).</summary>
internal static class SessionRules
{
    /// <summary>Longest session, in minutes.</summary>
    public const int MaxMinutes = 600;

    /// <summary>How long before its start check-in can be opened on demand.</summary>
    private static readonly TimeSpan OpensAtMostAhead = TimeSpan.FromHours(24);

    /// <summary>Most facilitators who ran one session.</summary>
    private const int MaxLeaders = 4;

    public static Refusal Closed { get; } = Refusal.Conflict("session_closed", "The session is closed; its attendance can be amended with a reason.");

    public static Refusal Cancelled { get; } = Refusal.Conflict("session_cancelled", "The session is cancelled.");

    public static Refusal NotClosed { get; } = Refusal.Conflict("session_not_closed", "The session is not closed: correct its attendance directly.");

    public static Refusal NotFound { get; } = Refusal.NotFound("session");

    public static Refusal UnknownFacilitator { get; } = new("unknown_facilitator", "There is no such facilitator.");

    /// <summary>Two members' notes have one text (S-11).</summary>
    public static Refusal NotIndividualized { get; } = Refusal.Conflict("note_not_individualized", "Another member's note of this session has the same text. Write what is this member's own.");

    private static readonly Refusal LedByRequired = new("led_by_required", "Nobody is assigned to the session: assign or name whoever ran it, for they sign its notes.");

    private static readonly Refusal TooEarly = new("check_in_too_early", "Check-in can be opened from a day before the session.");

    private static readonly Refusal ReasonRequired = new("reason_required", "Say why.");

    private static readonly Refusal InvalidDuration = new("invalid_duration", $"A session lasts from 1 to {MaxMinutes} minutes.");

    private static readonly Refusal UnknownGroupType = new("unknown_group_type", "The clinic has no such group type.");

    /// <summary>The group's newest plan holds, until the session is settled.</summary>
    public static Decision Plan(SessionRecord session, SessionPlanned plan, ClinicSettings? settings) => Plan(session, plan, settings, AssignmentRules.GivenUpBefore(session, plan));

    /// <summary>The group moved this one session with whoever had it (F-10).</summary>
    public static Decision Move(SessionRecord session, SessionMovedTo moved, ClinicSettings? settings) => Plan(session, moved.Plan, settings, AssignmentRules.Moved(session, moved));

    /// <summary>The group planned it for somebody to cover (F-5).</summary>
    public static Decision LeaveToCover(SessionRecord session, SessionLeftToCover left, ClinicSettings? settings) => Plan(session, left.Plan, settings, [new LeftToCover(left.Away)]);

    private static Decision Plan(SessionRecord session, SessionPlanned plan, ClinicSettings? settings, IEnumerable<IDomainEvent> assignments) =>
        session.Plan is { } newer && newer.GroupVersion > plan.GroupVersion && plan.Operation is { } overtaken && overtaken != newer.Operation
            ? Decision.Of(new PlanOvertaken(plan.Facilitators, plan.Room, overtaken))
        : session.State == SessionState.Closed || session.Plan?.GroupVersion >= plan.GroupVersion ? Decision.Nothing
        : Decision.Of([new SessionScheduled(plan, ProcedureCodes.Of(settings?.GroupType(plan.GroupType))), .. Renoticed(session, plan, settings), .. assignments]);

    /// <summary>The notices whose kind the new start changes (S-3).</summary>
    private static IEnumerable<IDomainEvent> Renoticed(SessionRecord session, SessionPlanned plan, ClinicSettings? settings)
    {
        if (session.IsSettled || settings is null) yield break;
        var planned = session with { Plan = plan };
        foreach (var member in session.Members)
        {
            if (member is { IsPresent: false, NoticeReceivedAt: { } receivedAt } && AttendanceRules.KindOf(planned, receivedAt, settings.Policies) is var kind && kind != member.Kind)
                yield return new NoticeRecorded(member.OnRoster, receivedAt, kind);
        }
    }

    /// <summary>The group calls the session off (S-13), perhaps before it was told of its plan.</summary>
    public static Decision CallOff(SessionRecord session, SessionCalledOff message, ClinicSettings? settings) =>
        session.IsSettled ? Decision.Nothing
        : session.Plan is null ? Decision.Of(new SessionScheduled(message.Plan, ProcedureCodes.Of(settings?.GroupType(message.Plan.GroupType))), new SessionWasCalledOff())
        : Decision.Of(new SessionWasCalledOff());

    /// <summary>The group tells its roster: only a session that took one listens, and only to a newer one (S-2).</summary>
    public static Decision ChangeRoster(SessionRecord session, SessionRoster roster) =>
        session.IsSettled || session.RosterVersion is not { } known || roster.Version <= known ? Decision.Nothing : Decision.Of(new RosterUpdated(roster));

    /// <summary>Opens check-in on demand (S-1). Already open by the clock, the roster is taken all the same.</summary>
    public static Decision OpenCheckIn(SessionRecord session, SessionRoster? roster, DateTimeOffset now)
    {
        if (SettledOrMissing(session) is { } refusal) return refusal;
        if (now < session.Plan!.Time.Start - OpensAtMostAhead) return TooEarly;
        var (_, taken) = WithRoster(session, roster, isOpen: true);
        return session.State == SessionState.Scheduled ? Decision.Of([new CheckInOpened(), .. taken]) : Decision.Of(taken);
    }

    /// <summary>Who is named as having run the session (S-12); refused where that cannot be.</summary>
    public static Refusal? Leaders(CloseSession command, out ImmutableArray<string> named)
    {
        named = command.LedBy is { IsDefault: false } ids ? [.. ids.Distinct(StringComparer.Ordinal)] : [];
        return named.Length > MaxLeaders ? Refusal.Invalid("led_by", $"At most {MaxLeaders} facilitators run a session.")
            : named.All(KeyText.IsSegment) ? null
            : UnknownFacilitator;
    }

    /// <summary>Closes the session; who is still expected did not come (S-8).</summary>
    public static Decision Close(SessionRecord session, CloseSession command, SessionRoster? roster, DateTimeOffset now, ClinicSettings settings)
    {
        if (session.State == SessionState.Closed) return Decision.Nothing;
        if (SettledOrMissing(session) is { } refusal) return refusal;
        var time = session.Plan!.Time;
        if (now < time.Start) return new Refusal("session_not_started", "The session has not started yet.");
        var minutes = command.Minutes ?? MinutesHeld(time.Start, time.End, now);
        if (minutes is < 1 or > MaxMinutes) return InvalidDuration;
        if (settings.GroupType(session.Plan.GroupType) is not { } type) return UnknownGroupType;

        if (Leaders(command, out var named) is { } unknown) return unknown;
        ImmutableArray<string> ledBy = command.LedBy is null ? [.. session.Facilitators.Select(facilitator => facilitator.Id)] : named;
        if (ledBy.IsEmpty) return LedByRequired;

        var (held, taken) = WithRoster(session, roster, isOpen: true);
        var billing = Bill(held with { Minutes = minutes, LedBy = ledBy, Members = SessionRecord.Confirmed(held.Members) }, type, settings);
        return Decision.Of([.. taken, new SessionClosed(minutes, ledBy, billing)]);
    }

    /// <summary>How long it lasted where nobody says so: as planned, or what has passed of it.</summary>
    public static int MinutesHeld(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now) => Math.Max(1, (int)((now < end ? now : end) - start).TotalMinutes);

    /// <summary>Corrects one member's attendance after close (S-9): all is decided anew, and what changed goes out.</summary>
    public static Decision Amend(SessionRecord session, AmendAttendance command, string? reason, DateTimeOffset now, ClinicSettings settings)
    {
        if (session.Plan is null) return NotFound;
        if (session.State == SessionState.Cancelled) return Cancelled;
        if (session.State != SessionState.Closed) return NotClosed;
        if (string.IsNullOrWhiteSpace(reason)) return ReasonRequired;
        if (session.Member(command.Patient) is not { } member) return AttendanceRules.NotEnrolled;
        if (settings.GroupType(session.Plan.GroupType) is not { } type) return UnknownGroupType;
        if (AttendanceRules.Amended(session, member, command, now, settings.Policies, out var amended) is { } refusal) return refusal;
        if (amended == member) return Decision.Nothing;

        // Both sides under today's settings: only what this amendment changes may move a claim, not what the clinic has set since.
        var corrected = session with { Members = [.. session.Members.Select(known => known == member ? amended : known)] };
        var changed = Bill(corrected, type, settings).Zip(Bill(session, type, settings)).Where(pair => !IsSame(pair.First, pair.Second)).Select(pair => pair.First).ToImmutableArray();
        return Decision.Of(new AttendanceAmended(amended, [.. changed, .. Resized(corrected, changed)]));
    }

    /// <summary>The other group claims as they were decided, with the size that the group turned out to have: a payer may have limits of its own (B-3).</summary>
    private static IEnumerable<BillingDecision> Resized(SessionRecord corrected, ImmutableArray<BillingDecision> changed)
    {
        var size = corrected.Members.Count(member => member.IsPresent);
        foreach (var decision in corrected.Billing)
        {
            if (decision is { Disposition: BillingDisposition.Claim or BillingDisposition.ClaimInReview, Service: { } service }
                && service.GroupSize != size && !changed.Any(other => other.Patient == decision.Patient))
                yield return decision with { Service = service with { GroupSize = size } };
        }
    }

    /// <summary>Cancels the session (S-13).</summary>
    public static Decision Cancel(SessionRecord session, string? reason)
    {
        if (session.State == SessionState.Cancelled) return Decision.Nothing;
        if (SettledOrMissing(session) is { } refusal) return refusal;
        return string.IsNullOrWhiteSpace(reason) ? ReasonRequired : Decision.Of(new SessionCancelled());
    }

    /// <summary>Takes over a session of the past, closed .</summary>
    public static Decision ImportPast(SessionRecord session, SessionKey key, ImportPastSession command, DateTimeOffset now, ClinicSettings settings)
    {
        if (command.End > now || command.Start >= command.End) return new Refusal("session_not_over", "Only a session that is over can be taken over.");
        if (command.Minutes is < 1 or > MaxMinutes) return InvalidDuration;
        if (settings.GroupType(command.GroupType) is not { } type) return UnknownGroupType;
        if (command.Attendance.Any(member => member.Kind == AttendanceKind.Expected) || command.Attendance.DistinctBy(member => member.Patient).Count() != command.Attendance.Length)
            return new Refusal("invalid_attendance", "Every member has one attendance, and nobody is still expected at a session of the past.");

        var plan = new SessionPlanned(
            0, command.GroupName, command.GroupType, new(key, command.Date, command.Start, command.End), command.Facilitators, type.Facilitators, command.Room, command.Modality, null);
        ImmutableArray<MemberAttendance> attendance = [.. command.Attendance.Select(member => Past(member, command))];
        if (session.Plan is not null)
        {
            return session.State == SessionState.Closed && session.Minutes == command.Minutes && session.Members.SequenceEqual(attendance)
                ? Decision.Nothing
                : Refusal.Conflict("session_exists", "The session is already here, and it differs.");
        }

        var held = session with { Plan = plan, Minutes = command.Minutes, LedBy = command.Facilitators, Members = attendance, IsBilledElsewhere = !command.IsToBeBilled };
        return Decision.Of(new PastSessionImported(plan, ProcedureCodes.Of(type), held.IsBilledElsewhere, command.Minutes, attendance, Bill(held, type, settings)));
    }

    public static Decision SignNote(SessionRecord session, string patient) =>
        session.Plan is null || session.SignedNotes.Contains(patient) ? Decision.Nothing : Decision.Of(new SessionNoteSigned(patient));

    /// <summary>A text is the note of whoever's comes first (S-11).</summary>
    public static Decision ClaimNoteText(SessionRecord session, ClaimNoteText command)
    {
        if (session.Plan is null) return NotFound;
        return session.NoteTexts.FirstOrDefault(known => known.Fingerprint == command.Fingerprint) switch
        {
            null => Decision.Of(new NoteTextClaimed(command.Patient, command.Fingerprint)),
            var known when known.Patient == command.Patient => Decision.Nothing,
            _ => NotIndividualized,
        };
    }

    /// <summary>Why a session takes no more commands of its ordinary life; null where it does.</summary>
    public static Refusal? SettledOrMissing(SessionRecord session) => session switch
    {
        { Plan: null } => NotFound,
        { State: SessionState.Closed } => Closed,
        { State: SessionState.Cancelled } => Cancelled,
        _ => null,
    };

    /// <summary>The session with the group's roster, where that is newer and check-in is open, and the event that says so (S-2).</summary>
    public static (SessionRecord Session, ImmutableArray<IDomainEvent> Events) WithRoster(SessionRecord session, SessionRoster? roster, bool isOpen)
    {
        if (roster is null || !isOpen || session.IsSettled || roster.Version <= session.RosterVersion) return (session, []);
        return (session.WithRoster(roster), session.RosterVersion is null ? [new RosterTaken(roster)] : [new RosterUpdated(roster)]);
    }

    /// <summary>Whether two decisions come to the same for a claim. How many others came, and under which settings it was decided, moves no claim by itself.</summary>
    public static bool IsSame(BillingDecision one, BillingDecision other) =>
        one.Disposition == other.Disposition
        && one.Reasons.SequenceEqual(other.Reasons)
        && Comparable(one.Service) == Comparable(other.Service)
        && (one.Service is null || (one.Service.Reasons.SequenceEqual(other.Service!.Reasons) && one.Service.Facilitators.SequenceEqual(other.Service.Facilitators)));

    private static BillableService? Comparable(BillableService? service) =>
        service is null ? null : service with { GroupSize = 0, SettingsVersion = 0, Facilitators = [], Reasons = [] };

    private static ImmutableArray<BillingDecision> Bill(SessionRecord session, GroupType type, ClinicSettings settings)
    {
        if (session.IsBilledElsewhere)
            return [.. session.Members.Select(member => new BillingDecision(member.Patient, BillingDisposition.NotBilled, null, [new("billed_elsewhere", "The session was billed before it was taken over.")]))];

        var time = session.Plan!.Time;
        return BillingRules.Decide(
            new HeldSession(time.Session, type, time.Date, session.Minutes!.Value, session.LedBy,
            [
                .. session.Members.Select(member => new HeldAttendance(
                    member.Patient, member.Kind, member.IsBillable, member.Family, member.LateMinutes ?? 0, member.LeftEarlyMinutes, member.Modality, member.FamilyPresent,
                    session.Billing.Any(decision => decision.Patient == member.Patient && decision.Service is not null),
                    member.LateMinutes is null ? AttendanceRules.MinutesAfterStart(session, member.ArrivedAt) : 0)),
            ]),
            settings);
    }

    private static MemberAttendance Past(PastAttendance past, ImportPastSession command)
    {
        var member = MemberAttendance.Unseen(new(past.Patient, past.Enrollment, past.Status, past.Family), command.Modality);
        return past.Kind == AttendanceKind.Present
            ? member with
            {
                Kind = past.Kind,
                ArrivedAt = past.ArrivedAt ?? command.Start.AddMinutes(past.LateMinutes),
                Source = CheckInSource.Import,
                LateMinutes = past.LateMinutes,
                LeftEarlyMinutes = past.LeftEarlyMinutes,
                FamilyPresent = past.FamilyPresent,
            }
            : member with { Kind = past.Kind, NoticeReceivedAt = past.NoticeReceivedAt };
    }
}
