using GroupActors.Clinics;
using GroupActors.Groups;

namespace GroupActors.Sessions;

/// <summary>One member's attendance (S-3, S-4, S-5, S-12). The roster that comes along is the group's, asked just before where the session might not know the member.</summary>
internal static class AttendanceRules
{
    private const int MaxFamily = 20;

    private const int LongestNoShowText = 500;

    /// <summary>How long it takes at most to tick a list as a whole.</summary>
    private static readonly TimeSpan ListTime = TimeSpan.FromMinutes(10);

    public static Refusal NotEnrolled { get; } = new("not_enrolled", "This person is not on the roster of the group.");

    private static readonly Refusal NotOpen = new("check_in_not_open", "Check-in is not open yet.");

    private static readonly Refusal IsHere = Refusal.Conflict("member_present", "The member is checked in: take that back first.");

    private static readonly Refusal NotNoShow = Refusal.Conflict("not_a_no_show", "Only a no-show has such a note: a late cancel is kept apart from it.");

    private static readonly Refusal NegativeElapsed = Refusal.Invalid("elapsed", "The elapsed time is negative.");

    private static readonly Refusal RecordedSince = Refusal.Conflict("recorded_since", "Somebody else checked the member in, too. If that is wrong, take it back again.");

    private static readonly Refusal NoticeInFuture = new("notice_in_future", "A notice cannot have been received in the future.");

    /// <summary>Checks a member in. A second check-in is the first (S-4).</summary>
    public static Decision CheckIn(SessionRecord session, CheckIn command, SessionRoster? roster, DateTimeOffset now, ClinicPolicies policies)
    {
        if (command.Elapsed < TimeSpan.Zero) return NegativeElapsed;
        return ForMember(session, command.Patient, roster, now, policies, (current, member) =>
        {
            if (member.IsPresent) return Decision.Nothing;
            var end = current.Plan!.Time.End;
            var longest = TimeSpan.FromHours(policies.LateEntryHours);
            if (command.Elapsed is { } elapsed && (now > end + longest || (elapsed > longest && elapsed > now - OpensAt(current, policies))))
                return new Refusal("late_entry_expired", $"A check-in from a device that was offline is taken up to {policies.LateEntryHours} hours after the session.");
            if (current.State == SessionState.Closed)
            {
                // Told again, it is asked again, for it may have been rejected; what was said of it first holds.
                return command.Elapsed is null ? SessionRules.Closed
                    : current.LateCheckIn(member.Patient) is { } known ? Decision.Of(new LateCheckInReceived(known.Patient, known.ArrivedAt, known.Source, known.Modality))
                    : Decision.Of(new LateCheckInReceived(member.Patient, ArrivalAt(current, now, command.Elapsed, policies), command.Source, command.Modality ?? current.Plan.Modality));
            }

            if (current.StateAt(now, policies) != SessionState.CheckInOpen) return NotOpen;
            if (member.IsOnHold) return OnHold(member);
            var arrivedAt = ArrivalAt(current, now, command.Elapsed, policies);
            return Decision.Of(new MemberCheckedIn(
                member.Patient, arrivedAt, command.Source, command.Elapsed is not null, LateMinutes(current, arrivedAt, command.Source, policies), command.Modality ?? current.Plan.Modality));
        });
    }

    /// <summary>Takes a member's attendance back. A device that was offline names the check-in that it knew of: no other is taken back (S-4).</summary>
    public static Decision Undo(SessionRecord session, MemberOfSession command, SessionRoster? roster, DateTimeOffset now, ClinicPolicies policies) =>
        ForMember(session, command.Patient, roster, now, policies, (current, member) =>
        {
            var isMeant = command.CheckIn is null || command.CheckIn == current.CheckInOf(member.Patient);
            if (command.CheckIn is not null && isMeant && current.LateCheckIn(member.Patient) is not null) return Decision.Of(new LateCheckInTakenBack(member.Patient));
            if (SessionRules.SettledOrMissing(current) is { } settled) return settled;
            if (!member.IsRecorded || (command.CheckIn is not null && !member.IsPresent)) return Decision.Nothing;
            return isMeant ? Decision.Of(new AttendanceUndone(member.Patient)) : RecordedSince;
        });

    /// <summary>A member will not come; when they said so decides what it is (S-3). Also before check-in opens.</summary>
    public static Decision RecordNotice(SessionRecord session, RecordNotice command, SessionRoster? roster, DateTimeOffset now, ClinicPolicies policies) =>
        ForMember(session, command.Patient, roster, now, policies, (current, member) =>
        {
            if (SettledOrPresent(current, member) is { } refusal) return refusal;
            if (member.IsOnHold) return OnHold(member);
            if (command.ReceivedAt > now) return NoticeInFuture;
            if (member.NoticeReceivedAt is not null && (command.ReceivedAt is null || command.ReceivedAt == member.NoticeReceivedAt)) return Decision.Nothing;
            var receivedAt = command.ReceivedAt ?? now;
            return Decision.Of(new NoticeRecorded(member.OnRoster, receivedAt, KindOf(current, receivedAt, policies)));
        });

    /// <summary>A member did not come.</summary>
    public static Decision RecordNoShow(SessionRecord session, MemberOfSession command, SessionRoster? roster, DateTimeOffset now, ClinicPolicies policies) =>
        ForMember(session, command.Patient, roster, now, policies, (current, member) =>
        {
            if (SettledOrPresent(current, member) is { } refusal) return refusal;
            if (current.StateAt(now, policies) != SessionState.CheckInOpen) return NotOpen;
            if (member.IsOnHold) return OnHold(member);
            return member.Kind == AttendanceKind.NoShow ? Decision.Nothing : Decision.Of(new NoShowRecorded(member.Patient));
        });

    /// <summary>Corrects the details of a member who is here.</summary>
    public static Decision DescribePresence(SessionRecord session, DescribePresence command, SessionRoster? roster, DateTimeOffset now, ClinicPolicies policies) =>
        ForMember(session, command.Patient, roster, now, policies, (current, member) =>
        {
            if (SessionRules.SettledOrMissing(current) is { } settled) return settled;
            if (InvalidDetail(command.LateMinutes, command.LeftEarlyMinutes, command.FamilyPresent) is { } invalid) return invalid;
            if (!member.IsPresent) return new Refusal("member_not_present", "The member is not checked in.");
            var described = new PresenceDescribed(
                member.Patient,
                command.LateMinutes ?? member.LateMinutes,
                command.LeftEarlyMinutes ?? member.LeftEarlyMinutes,
                command.Modality ?? member.Modality,
                command.FamilyPresent ?? member.FamilyPresent);
            if (Absent(command.LateMinutes, command.LeftEarlyMinutes, described.LateMinutes, described.LeftEarlyMinutes, MinutesSoFar(current, now)) is { } absent) return absent;
            return described == new PresenceDescribed(member.Patient, member.LateMinutes, member.LeftEarlyMinutes, member.Modality, member.FamilyPresent)
                ? Decision.Nothing
                : Decision.Of(described);
        });

    /// <summary>A member on hold was there all the same; that bills nothing (S-5).</summary>
    public static Decision RecordUnbilled(SessionRecord session, MemberOfSession command, SessionRoster? roster, DateTimeOffset now, ClinicPolicies policies) =>
        ForMember(session, command.Patient, roster, now, policies, (current, member) =>
        {
            if (SessionRules.SettledOrMissing(current) is { } settled) return settled;
            if (current.StateAt(now, policies) != SessionState.CheckInOpen) return NotOpen;
            if (member.IsPresent) return member.IsBillable ? IsHere : Decision.Nothing;
            if (!member.IsOnHold) return new Refusal("member_not_on_hold", "The member is not on hold: check them in.");
            return Decision.Of(new UnbilledAttendanceRecorded(member.Patient, ArrivalAt(current, now, null, policies)));
        });

    /// <summary>The brief note of a no-show, which can be written anew (S-10).</summary>
    public static Decision DocumentNoShow(SessionRecord session, DocumentNoShow command)
    {
        if (session.Plan is null) return SessionRules.NotFound;
        if (session.State == SessionState.Cancelled) return SessionRules.Cancelled;
        if (session.State != SessionState.Closed) return SessionRules.NotClosed;
        if (!Enum.IsDefined(command.Outreach)) return Refusal.Invalid("outreach", "Outreach is none, or attempted in one of the known ways.");
        if (session.Member(command.Patient) is not { } member) return NotEnrolled;
        if (member.Kind != AttendanceKind.NoShow) return NotNoShow;
        var text = Problems.IsBlank(command.Text) ? null : command.Text!.Trim();
        if (text is not null && !Problems.IsText(text, LongestNoShowText)) return Refusal.Invalid("text", $"The note of a no-show is one line of at most {LongestNoShowText} characters.");
        var note = session.NoShowNote(command.Patient);
        var events = ImmutableArray.CreateBuilder<IDomainEvent>();
        if (note?.Outreach != command.Outreach) events.Add(new NoShowDocumented(command.Patient, command.Outreach));
        if (note?.Text != text) events.Add(new NoShowDescribed(command.Patient, text));
        return Decision.Of(events);
    }

    /// <summary>The member as an amendment has them; a refusal where it makes no sense (S-9).</summary>
    public static Refusal? Amended(
        SessionRecord session, MemberAttendance member, AmendAttendance command, DateTimeOffset now, ClinicPolicies policies, out MemberAttendance amended)
    {
        amended = member;
        var plan = session.Plan!;
        var isPresent = command.WasPresent ?? member.IsPresent;
        if (InvalidDetail(command.LateMinutes, command.LeftEarlyMinutes, command.FamilyPresent) is { } invalid) return invalid;
        if (command.NoticeReceivedAt > now) return NoticeInFuture;
        if (isPresent)
        {
            if (command.NoticeReceivedAt is not null) return Refusal.Invalid("notice", "A member who was there gave no notice.");
            var present = member switch
            {
                { IsPresent: true } => member,
                _ when session.LateCheckIn(member.Patient) is { } late => Confirmed(session, member, late, policies),
                _ => member.Unseen(plan.Modality) with { Kind = AttendanceKind.Present, ArrivedAt = plan.Time.Start.AddMinutes(command.LateMinutes ?? 0), Source = CheckInSource.Coordinator },
            };
            amended = present with
            {
                LateMinutes = command.LateMinutes ?? present.LateMinutes,
                LeftEarlyMinutes = command.LeftEarlyMinutes ?? present.LeftEarlyMinutes,
                Modality = command.Modality ?? present.Modality,
                FamilyPresent = command.FamilyPresent ?? present.FamilyPresent,
            };
            return Absent(command.LateMinutes, command.LeftEarlyMinutes, amended.LateMinutes, amended.LeftEarlyMinutes, session.Minutes ?? MinutesSoFar(session, now));
        }

        if (command.LateMinutes > 0 || command.LeftEarlyMinutes > 0 || command.FamilyPresent > 0 || command.Modality is not null) return Refusal.Invalid("was_present", "Only a member who was there can be described.");
        if (command.WasPresent is null && command.NoticeReceivedAt is null) return null;
        var absent = member.Unseen(plan.Modality);
        amended = absent.IsOnHold ? absent
            : command.NoticeReceivedAt is { } receivedAt ? absent with { Kind = KindOf(session, receivedAt, policies), NoticeReceivedAt = receivedAt }
            : absent with { Kind = AttendanceKind.NoShow };
        return null;
    }

    /// <summary>The member as the device had checked them in whose message came after close (S-4).</summary>
    private static MemberAttendance Confirmed(SessionRecord session, MemberAttendance member, LateCheckIn late, ClinicPolicies policies) => member.Unseen(late.Modality) with
    {
        Kind = AttendanceKind.Present,
        ArrivedAt = late.ArrivedAt,
        Source = late.Source,
        IsLateEntry = true,
        LateMinutes = LateMinutes(session, late.ArrivedAt, late.Source, policies),
    };

    /// <summary>What a notice makes of an attendance: hours are elapsed ones, also where the clock changes in between (S-3).</summary>
    public static AttendanceKind KindOf(SessionRecord session, DateTimeOffset receivedAt, ClinicPolicies policies)
    {
        var ahead = session.Plan!.Time.Start - receivedAt;
        return ahead <= TimeSpan.Zero ? AttendanceKind.NoShow
            : ahead < TimeSpan.FromHours(policies.LateCancelHours) ? AttendanceKind.LateCancel
            : AttendanceKind.Cancelled;
    }

    private static Decision ForMember(
        SessionRecord session, string patient, SessionRoster? roster, DateTimeOffset now, ClinicPolicies policies, Func<SessionRecord, MemberAttendance, Decision> decide)
    {
        if (session.Plan is null) return SessionRules.NotFound;
        if (session.State == SessionState.Cancelled) return SessionRules.Cancelled;
        var (current, taken) = SessionRules.WithRoster(session, roster, session.StateAt(now, policies) == SessionState.CheckInOpen);
        var newcomer = current.IsSettled ? null : roster?.Members.FirstOrDefault(known => known.Patient == patient);
        var member = current.Member(patient) ?? (newcomer is null ? null : MemberAttendance.Unseen(newcomer, current.Plan!.Modality));
        if (member is null) return NotEnrolled;

        var decision = decide(current, member);
        return decision.Events.IsDefaultOrEmpty ? decision : Decision.Of([.. taken, .. decision.Events]);
    }

    /// <summary>When a check-in happened: as long ago as the device says, never outside the session (S-4).</summary>
    private static DateTimeOffset ArrivalAt(SessionRecord session, DateTimeOffset now, TimeSpan? elapsed, ClinicPolicies policies)
    {
        var from = OpensAt(session, policies);
        var end = session.Plan!.Time.End;

        // Compared as spans, for a device may claim any elapsed time.
        var ago = elapsed ?? TimeSpan.Zero;
        return ago > now - from ? from : now - ago > end ? end : now - ago;
    }

    /// <summary>When check-in opened: by itself, or before that on demand.</summary>
    private static DateTimeOffset OpensAt(SessionRecord session, ClinicPolicies policies) =>
        session.OpensAt(policies) is var opens && session.OpenedAt < opens ? session.OpenedAt.Value : opens;

    /// <summary>
    /// Minutes after the start at which the member came, by their own device. A tap of the staff says that the member is here, not since when: a list that is ticked as a whole
    /// during the session or after it makes nobody late. Where others were ticked in time, and well before, it may be their arrival, and is left unsaid until <see cref="DescribePresence"/> (B-5).
    /// </summary>
    private static int? LateMinutes(SessionRecord session, DateTimeOffset arrivedAt, CheckInSource source, ClinicPolicies policies)
    {
        var late = MinutesAfterStart(session, arrivedAt);
        if (source == CheckInSource.Patient || late == 0) return late;
        var inTime = session.Plan!.Time.End.AddMinutes(-policies.ShortSessionMinutes);
        return session.Members.Any(member => member is { IsPresent: true, Source: not CheckInSource.Patient } && member.ArrivedAt <= inTime && arrivedAt - member.ArrivedAt > ListTime) ? null : 0;
    }

    /// <summary>How long after the start that was, in minutes; a minute that has begun counts.</summary>
    public static int MinutesAfterStart(SessionRecord session, DateTimeOffset? at) =>
        at is { } moment ? Math.Max(0, (int)Math.Ceiling((moment - session.Plan!.Time.Start).TotalMinutes)) : 0;

    private static Refusal? SettledOrPresent(SessionRecord session, MemberAttendance member) =>
        SessionRules.SettledOrMissing(session) ?? (member.IsPresent ? IsHere : null);

    private static Refusal OnHold(MemberAttendance member) => new("member_on_hold", member.Status == EnrollmentStatus.ClinicalHold
        ? "The member is on a clinical hold. Attendance can be recorded without billing."
        : "The member is on an administrative hold. Attendance can be recorded without billing.");

    /// <summary>Who came so late and left so early that nothing of the session is left between was not there; a refusal where this command says so.</summary>
    private static Refusal? Absent(int? saidLate, int? saidEarly, int? late, int early, int minutes) =>
        (saidLate is not null || saidEarly is not null) && (late ?? 0) + early >= minutes
            ? new Refusal("no_minutes_present", $"The session has {minutes} minutes: who comes so late and leaves so early is not there at all.")
            : null;

    /// <summary>How long the session lasts: as planned, or longer where it has gone on.</summary>
    private static int MinutesSoFar(SessionRecord session, DateTimeOffset now)
    {
        var time = session.Plan!.Time;
        return (int)Math.Clamp(((now > time.End ? now : time.End) - time.Start).TotalMinutes, 1, SessionRules.MaxMinutes);
    }

    private static Refusal? InvalidDetail(int? lateMinutes, int? leftEarlyMinutes, int? familyPresent) =>
        lateMinutes is < 0 or > SessionRules.MaxMinutes ? Refusal.Invalid("late_minutes", $"Minutes late go from 0 to {SessionRules.MaxMinutes}.")
        : leftEarlyMinutes is < 0 or > SessionRules.MaxMinutes ? Refusal.Invalid("left_early_minutes", $"Minutes left early go from 0 to {SessionRules.MaxMinutes}.")
        : familyPresent is < 0 or > MaxFamily ? Refusal.Invalid("family_present", $"Family members present go from 0 to {MaxFamily}.")
        : null;
}
