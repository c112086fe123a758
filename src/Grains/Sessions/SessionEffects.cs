using GroupActors.Bookings;
using GroupActors.Claims;
using GroupActors.Facilitators;
using GroupActors.Notes;
using GroupActors.Rooms;
using GroupActors.Tasks;

namespace GroupActors.Sessions;

/// <summary>Whom a session tells what: claims, notes, tasks, the group, and whoever was booked.</summary>
internal static class SessionEffects
{
    public static IEnumerable<Effect> Of(IDomainEvent happened, SessionRecord before, SessionRecord after)
    {
        var key = after.Plan!.Time.Session;
        return happened switch
        {
            RosterTaken taken => [Effect.To(GrainTypes.Group, key.GroupKey.ToString(), new RosterTakenBySession(key, taken.Roster.Version))],
            FacilitatorAssigned assigned => [ToFacilitator(key, assigned.Facilitator, new ReservationSettled(assigned.Operation, IsConfirmed: true))],
            AssignmentRefused refused => [ToFacilitator(key, refused.Facilitator, new ReservationSettled(refused.Operation, IsConfirmed: false))],
            FacilitatorRemoved { Operation: { } operation } removed => [ToFacilitator(key, removed.Facilitator, new BookingsReleased([key], [operation]))],
            LateCheckInReceived late => [Task(after, TaskKind.LateCheckIn, late.Patient, "Decide on a check-in that arrived after close.", null)],
            LateCheckInTakenBack back => [Task(after, TaskKind.LateCheckIn, back.Patient, null, null)],
            NoShowDocumented documented => [TaskIsDone(after, TaskKind.NoShowNote, documented.Patient)],
            SessionClosed closed => [.. Billed(after, [], closed.Billing), .. after.Members.SelectMany(member => Settled(after, null, member)), AttendanceSettled(after)],
            AttendanceAmended amended =>
            [
                .. Billed(after, before.Billing, amended.Billing),
                .. Settled(after, before.Member(amended.Attendance.Patient), amended.Attendance),
                .. before.LateCheckIns.Except(after.LateCheckIns).Select(late => TaskIsDone(after, TaskKind.LateCheckIn, late.Patient)),
                AttendanceSettled(after),
            ],
            PastSessionImported { IsBilledElsewhere: true } => [AttendanceSettled(after)],
            PastSessionImported imported => [.. Billed(after, [], imported.Billing), .. after.Members.SelectMany(member => Settled(after, null, member)), AttendanceSettled(after)],
            LeftToCover left => left.Facilitators.Select(facilitator => ToFacilitator(key, facilitator, new SessionUncovered(after.Plan!.Time))),
            SessionScheduled => Replanned(before, after, key),
            PlanOvertaken overtaken => Overtaken(overtaken, key),
            SessionWasCalledOff => [.. Released(before, key), AttendanceSettled(after)],
            SessionCancelled => [.. Released(before, key), AttendanceSettled(after), Task(after, TaskKind.TellRoster, null, "The session is cancelled: tell its members.", null)],
            _ => [],
        };
    }

    /// <summary>A session that its series could not cover asks a person for facilitators, until it has them or is settled (F-9).</summary>
    public static IEnumerable<Effect> Cover(SessionRecord before, SessionRecord after)
    {
        var isNeeded = LacksCover(after);
        if (isNeeded == LacksCover(before)) yield break;
        yield return Task(after, TaskKind.BookingConflict, null, isNeeded ? "A session of the series could not be booked: it has no facilitator yet." : null, null);
    }

    private static bool LacksCover(SessionRecord session) =>
        session is { IsSettled: false, Plan: { Facilitators.IsEmpty: true } plan } && session.Facilitators.Length < plan.FacilitatorsNeeded;

    /// <summary>What was decided of the attendance goes to its claim, or as a proposal to a person (B-1, B-3). <paramref name="known"/> is what had been decided before.</summary>
    private static IEnumerable<Effect> Billed(SessionRecord after, ImmutableArray<BillingDecision> known, ImmutableArray<BillingDecision> decided)
    {
        foreach (var decision in decided)
        {
            var previous = known.FirstOrDefault(before => before.Patient == decision.Patient);
            if (IsClaim(decision)) yield return ToClaim(after, decision.Patient, decision.Service);

            // An accepted proposal has become a claim too. Whatever was decided otherwise takes it back; should a person accept what is proposed now, that holds over the withdrawal.
            else if (previous is not null && (IsClaim(previous) || IsProposal(previous))) yield return ToClaim(after, decision.Patient, null);

            var (withdrawn, proposed) = (KindOf(previous), KindOf(decision));
            if (withdrawn is { } old && old != proposed) yield return Task(after, old, decision.Patient, null, null);
            if (proposed is { } kind) yield return Task(after, kind, decision.Patient, $"Bill {decision.Service!.Code} instead of the group, or nothing.", decision.Service);
        }
    }

    /// <summary>A note for who was there (S-11), and the brief note on a no-show (S-10).</summary>
    private static IEnumerable<Effect> Settled(SessionRecord after, MemberAttendance? before, MemberAttendance member)
    {
        var session = after.Plan!.Time.Session;
        if (member.IsPresent != (before?.IsPresent ?? false) && !after.IsBilledElsewhere)
            yield return Effect.To(GrainTypes.Note, new NoteKey(session, member.Patient).ToString(), new NoteExpected(after.Version, member.IsPresent, after.LedBy));

        var (isNoShow, wasNoShow) = (member.Kind == AttendanceKind.NoShow, before?.Kind == AttendanceKind.NoShow);
        if (isNoShow != wasNoShow && !after.IsBilledElsewhere)
            yield return Task(after, TaskKind.NoShowNote, member.Patient, isNoShow ? "Document a no-show: absent, and whether outreach was attempted." : null, null);
    }

    /// <summary>A session that is booked anew gives back what it had; one that is cancelled, whatever still comes (F-9).</summary>
    private static IEnumerable<Effect> Replanned(SessionRecord before, SessionRecord after, SessionKey key)
    {
        foreach (var facilitator in before.Facilitators.Except(after.Facilitators))
        {
            if (facilitator.Operation is { } operation) yield return ToFacilitator(key, facilitator.Id, new BookingsReleased([key], [operation]));
        }

        if (before.Plan is { Room: { } room, Operation: { } booked } && booked != after.Plan!.Operation)
            yield return Effect.To(GrainTypes.Room, new RoomKey(key.Clinic, room).ToString(), new BookingsReleased([key], [booked]));
        if (before.State != SessionState.Cancelled) yield break;
        foreach (var effect in Released(after, key)) yield return effect;
    }

    private static IEnumerable<Effect> Overtaken(PlanOvertaken plan, SessionKey key)
    {
        var released = new BookingsReleased([key], [plan.Operation]);
        foreach (var facilitator in plan.Facilitators) yield return ToFacilitator(key, facilitator, released);
        if (plan.Room is { } room) yield return Effect.To(GrainTypes.Room, new RoomKey(key.Clinic, room).ToString(), released);
    }

    private static IEnumerable<Effect> Released(SessionRecord before, SessionKey key)
    {
        foreach (var facilitator in before.Facilitators)
        {
            if (facilitator.Operation is { } operation) yield return ToFacilitator(key, facilitator.Id, new BookingsReleased([key], [operation]));
        }

        foreach (var pending in before.Pending) yield return ToFacilitator(key, pending.Facilitator, new ReservationSettled(pending.Operation, IsConfirmed: false));

        if (before.Plan is { Room: { } room, Operation: { } booked })
            yield return Effect.To(GrainTypes.Room, new RoomKey(key.Clinic, room).ToString(), new BookingsReleased([key], [booked]));
    }

    private static Effect AttendanceSettled(SessionRecord after)
    {
        var time = after.Plan!.Time;
        return Effect.To(GrainTypes.Group, time.Session.GroupKey.ToString(), new AttendanceSettled(
            time.Session,
            after.Version,
            time.Start,
            after.State == SessionState.Cancelled,
            [.. after.Members.Select(member => new SettledAttendance(member.Patient, member.Enrollment, member.Kind))]));
    }

    private static Effect ToFacilitator(SessionKey session, string facilitator, IEffectMessage message) =>
        Effect.To(GrainTypes.Facilitator, new FacilitatorKey(session.Clinic, facilitator).ToString(), message);

    private static Effect ToClaim(SessionRecord after, string patient, BillableService? service) =>
        Effect.To(GrainTypes.Claim, new ClaimKey(after.Plan!.Time.Session, patient, 1).ToString(), new BillableServiceDecided(after.Version, service));

    /// <summary>A task about one member, or about the session; without a title it is withdrawn.</summary>
    private static Effect Task(SessionRecord after, TaskKind kind, string? patient, string? title, BillableService? proposal)
    {
        var session = after.Plan!.Time.Session;
        var facilitators = after.State == SessionState.Closed ? after.LedBy : [.. after.Facilitators.Select(facilitator => facilitator.Id)];
        var content = title is null ? null : new TaskContent(
            kind, title, session.ToString(), session.Group, patient, facilitators.Length > 0 ? string.Join(',', facilitators) : null, proposal);
        var subject = patient is null ? session.ToString() : $"{session}/{patient}";
        return Effect.To(GrainTypes.Task, TaskKeys.For(session.Clinic, kind, subject).ToString(), new TaskDecided(after.Version, content));
    }

    private static Effect TaskIsDone(SessionRecord after, TaskKind kind, string patient) =>
        Effect.To(GrainTypes.Task, TaskKeys.For(after.Plan!.Time.Session.Clinic, kind, $"{after.Plan.Time.Session}/{patient}").ToString(), new TaskDone(after.Version));

    private static bool IsClaim(BillingDecision decision) => decision.Disposition is BillingDisposition.Claim or BillingDisposition.ClaimInReview;

    private static bool IsProposal(BillingDecision decision) => decision.Disposition == BillingDisposition.Proposal;

    private static TaskKind? KindOf(BillingDecision? decision) =>
        decision is not { Disposition: BillingDisposition.Proposal, Service: { } service } ? null
        : service.Code == ProcedureCodes.Family ? TaskKind.FamilyPsychotherapy
        : TaskKind.IndividualPsychotherapy;
}
