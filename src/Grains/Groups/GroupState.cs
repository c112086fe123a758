using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>All that a group's decisions need; its history is in the journal.</summary>
[GenerateSerializer, Alias("group.state")]
internal sealed record GroupState : AggregateState<GroupState>
{
    /// <summary>Ended enrollments stay so long, to be shown and for drops to be proved wrong.</summary>
    public static readonly TimeSpan EndedStay = TimeSpan.FromDays(60);

    /// <summary>A booking operation that was not settled in this time is taken up again.</summary>
    public static readonly TimeSpan BookingPatience = TimeSpan.FromMinutes(1);

    private const int RememberedOperations = 64;
    private const int RefusalsKept = 8;

    [Id(0)] public DefineGroup? Definition { get; init; }
    [Id(1)] public GroupComposition Composition { get; init; }
    [Id(2)] public int FacilitatorsNeeded { get; init; } = 1;

    /// <summary>The live ones and those that ended lately, by time of enrolling.</summary>
    [Id(3)] public ImmutableArray<Enrollment> Enrollments { get; init; } = [];

    /// <summary>Number of each patient's last enrollment.</summary>
    [Id(4)] public ImmutableDictionary<string, int> LastNumbers { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Version of the last change that sessions with open check-in must know.</summary>
    [Id(5)] public long RosterVersion { get; init; }

    /// <summary>Sessions that took their roster and have not ended.</summary>
    [Id(6)] public ImmutableArray<SessionKey> OpenSessions { get; init; } = [];

    /// <summary>Sessions that ended, by start, as few as R-7 needs.</summary>
    [Id(7)] public ImmutableArray<SettledSession> Settled { get; init; } = [];

    /// <summary>Sessions that have not ended, by start.</summary>
    [Id(8)] public ImmutableArray<BookingSlot> Planned { get; init; } = [];
    [Id(9)] public StartSeries? Series { get; init; }

    /// <summary>Start of the first session that was held; in what was stored before sessions could move, of the first that was planned.</summary>
    [Id(10)] public DateTimeOffset? FirstHeld { get; init; }

    /// <summary>The series' last session that is planned.</summary>
    [Id(11)] public BookingSlot? PlannedThrough { get; init; }

    /// <summary>How many sessions were planned and not cancelled since: those that a closed group has held or has ahead .</summary>
    [Id(12)] public int PlannedCount { get; init; }

    /// <summary>When the session after the last one planned comes into the booking horizon.</summary>
    [Id(13)] public DateTimeOffset? ExtendsAt { get; init; }
    [Id(14)] public PendingBooking? Pending { get; init; }
    [Id(15)] public ImmutableArray<Guid> BookedOperations { get; init; } = [];
    [Id(16)] public FailedBooking? Failed { get; init; }

    /// <summary>Operations that booked the room alone.</summary>
    [Id(17)] public ImmutableArray<Guid> RoomOperations { get; init; } = [];

    [Id(18)] public bool IsEnded { get; init; }

    /// <summary>Dates in which the series holds no session.</summary>
    [Id(19)] public ImmutableArray<SeriesBreak> Breaks { get; init; } = [];

    /// <summary>The highest number that a slot of the series ever had: sessions of a slot that went away keep their keys.</summary>
    [Id(20)] public int HighestSlot { get; init; }

    [Id(21)] public ImmutableArray<RefusedTransfer> RefusedTransfers { get; init; } = [];

    /// <summary>The version at which what the group is was changed last.</summary>
    [Id(24)] public long DefinitionVersion { get; init; }

    /// <summary>Changes of the series that are booked and not in force yet, by date; <see cref="Series"/> is what is in force.</summary>
    [Id(22)] public ImmutableArray<SeriesAhead> Ahead { get; init; } = [];

    /// <summary>Sessions that were added beside the weekly ones, as long as their dates are not over: each has a number of its own on its date.</summary>
    [Id(25)] public ImmutableArray<SessionKey> Extras { get; init; } = [];

    /// <summary>When modules start, in order .</summary>
    [Id(26)] public ImmutableArray<DateOnly> ModuleStarts { get; init; } = [];

    /// <summary>The version at which the weekly times, facilitators or room were changed last.</summary>
    [Id(27)] public long SeriesVersion { get; init; }

    public override DateTimeOffset? Deadline => new[]
    {
        Enrollments.Min(enrollment => enrollment.Transfer?.StartedAt) + BookingPatience,
        Pending is { } pending ? pending.StartedAt + BookingPatience : IsEnded || IsFullyPlanned ? null : ExtendsAt,
        Enrollments.Min(enrollment => enrollment.NextReview),
        IsEnded || Ahead.IsEmpty ? null : Ahead[0].InForceAt,
    }.Min();

    /// <summary>The series by which sessions are planned from now on.</summary>
    public StartSeries? Newest => Ahead.IsEmpty ? Series : Ahead[^1].Series;

    /// <summary>The series in force, and those after it.</summary>
    public IEnumerable<StartSeries> InForceOrAhead => Series is null ? [] : Ahead.Select(ahead => ahead.Series).Prepend(Series);

    /// <summary>The series that is in force on a date; null before it starts.</summary>
    public StartSeries? SeriesOn(DateOnly date) => InForceOrAhead.LastOrDefault(series => series.From <= date);

    /// <summary>Weekly times that the group has, will have, or asks for at this moment.</summary>
    public ImmutableArray<WeeklySlot> Times => [.. InForceOrAhead.Concat(Pending?.Series is { } wanted ? [wanted] : []).SelectMany(series => series.Slots).Distinct()];

    /// <summary>Start of the first session, wherever it was moved; null where there is none. What is cancelled is none .</summary>
    public DateTimeOffset? FirstStart => new[] { FirstHeld, Planned.Min(slot => (DateTimeOffset?)slot.Start) }.Min();

    /// <summary>Whether a closed group has all its sessions .</summary>
    public bool IsFullyPlanned => PlannedCount >= Definition?.ClosedAfterSessions;

    public GroupPhase Phase => IsEnded ? GroupPhase.Ended : Series is null ? GroupPhase.Forming : GroupPhase.Running;

    public IEnumerable<Enrollment> Live => Enrollments.Where(enrollment => enrollment.IsLive);

    /// <summary>Counts by status .</summary>
    public GroupCensus Census => new(
        Definition?.Capacity ?? 0,
        Live.Count(enrollment => enrollment.Status == EnrollmentStatus.Active),
        Live.Count(enrollment => enrollment is { Status: EnrollmentStatus.Active, IsAtRisk: true }),
        Live.Count(enrollment => enrollment.Status == EnrollmentStatus.ClinicalHold),
        Live.Count(enrollment => enrollment.Status == EnrollmentStatus.AdministrativeHold),
        Reserved: 0);

    /// <summary>The patient's newest enrollment that is known here.</summary>
    public Enrollment? Latest(string patient) => Enrollments.LastOrDefault(enrollment => enrollment.Patient == patient);

    public Enrollment? Enrollment(string patient, int number) => Enrollments.FirstOrDefault(enrollment => enrollment.Patient == patient && enrollment.Number == number);

    /// <summary>
    /// The roster of a session that ends at <paramref name="end"/>. It is that of the session's own time, however late it is asked for: what came after the end,
    /// such as a member who joined, a hold, or its clearing, does not concern it (S-2).
    /// </summary>
    public SessionRoster RosterOf(DateTimeOffset end) => new(
        Version,
        [
            .. from enrollment in Enrollments
               let then = enrollment.StatusBefore(end)
               where then is not null && Groups.Enrollment.KeepsPlace(then.Status)
               select new RosterMember(enrollment.Patient, enrollment.Number, then.Status, enrollment.Family, then.Status == EnrollmentStatus.Active ? null : then.At),
        ]);

    protected override GroupState On(JournalEntry entry) => entry.Event switch
    {
        GroupDefined e => this with { Definition = e.Definition, Composition = e.Composition, FacilitatorsNeeded = e.FacilitatorsNeeded, DefinitionVersion = entry.Version },
        MemberEnrolled e => Enrolled(e, entry),
        PayerChanged e => Enrollment(e.Patient, e.Number) is { } enrollment ? With(enrollment with { Payer = e.Payer, PayerVersion = e.PatientVersion }) : this,
        TransferRefused e => Changed(e, entry) with { RefusedTransfers = [.. RefusedTransfers.TakeLast(RefusalsKept - 1), new(e.Operation, e.Refusal)] },
        EnrollmentEvent e => Changed(e, entry),
        SessionRosterTaken e => this with { OpenSessions = [.. OpenSessions.Where(session => session != e.Session), e.Session] },
        SessionSettled e => With(e.Session),
        SeriesBookingStarted e => this with { Pending = new(e.Operation, e.Series, e.Slots, entry.At) },
        SeriesBooked e => PlannedNow(e.Operation, e.ExtendsAt) with { Series = Pending!.Series, HighestSlot = Highest(Pending.Series!), SeriesVersion = entry.Version },
        SeriesChangeStarted e => this with { Pending = new(e.Operation, e.Series, e.Slots, entry.At) { Change = e.Change } },
        FirstSeriesChanged e => ChangedNow(e.Operation, e.ExtendsAt) with { Series = Pending!.Series, SeriesVersion = entry.Version },
        SeriesChanged e => ChangedNow(e.Operation, e.ExtendsAt) with
        {
            Ahead = [.. Ahead.Where(ahead => ahead.InForceAt < e.InForceAt), new(Pending!.Series!, e.InForceAt)],
            SeriesVersion = entry.Version,
        },
        SeriesCameIntoForce when Ahead is [var next, ..] => this with { Series = next.Series, Ahead = Ahead.RemoveAt(0) },
        SessionMoveStarted e => this with { Pending = new(e.Operation, null, [e.Slot], entry.At) { Move = e.Needs } },
        SessionMoved e => ReplannedNow(e.Operation),
        SessionsCalledOff { From: { } from, To: { } to } => this with { Breaks = [.. Breaks.Where(known => known.To >= DateOnly.FromDateTime(entry.At.UtcDateTime.AddDays(-1))), new(from, to)] },
        BreakLifted e => this with { Breaks = Breaks.Remove(new(e.From, e.To)) },
        ExtraSessionStarted e => this with { Pending = new(e.Operation, null, [e.Slot], entry.At) { Extra = e.Needs } },
        ExtraSessionBooked e => AddedNow(e.Operation, entry.At),
        ModuleStartsSet e => this with { ModuleStarts = e.Dates },
        GroupEnded => this with { IsEnded = true },
        SeriesBookingFailed e => this with { Pending = null, Failed = new(e.Operation, e.Conflicts) },
        SessionBookingStarted e => this with { Pending = new(e.Operation, null, [e.Slot], entry.At) },
        SessionBooked e => PlannedNow(e.Operation, e.ExtendsAt),
        SessionLeftUncovered e => PlannedNow(null, e.ExtendsAt) with { RoomOperations = e.IsRoomBooked ? Remembered(RoomOperations, e.Operation) : RoomOperations },
        _ => this,
    };

    /// <summary>The series' last session once the change is booked. One that keeps its time, as a moved session does, is not part of how far the series is planned.</summary>
    public BookingSlot ThroughWith(PendingBooking change) => change.Slots.Except(Planned).Append(PlannedThrough!).MaxBy(slot => slot.Start)!;

    /// <summary>The state that knows how a session ended.</summary>
    public GroupState With(SettledSession session)
    {
        ImmutableArray<SettledSession> settled = [.. Settled.Where(other => other.Key != session.Key).Append(session).OrderBy(other => other.Start).ThenBy(other => other.Key.Slot)];
        return this with
        {
            Settled = DropRule.Needed(settled, Enrollments),
            Planned = Planned.RemoveAll(slot => slot.Session == session.Key),
            FirstHeld = session.IsCancelled ? FirstHeld : new[] { FirstHeld, session.Start }.Min(),
            PlannedCount = session.IsCancelled && Planned.Any(slot => slot.Session == session.Key) ? PlannedCount - 1 : PlannedCount,
            OpenSessions = OpenSessions.Remove(session.Key),
        };
    }

    public GroupState With(Enrollment changed) => this with
    {
        Enrollments = [.. Enrollments.Select(enrollment => enrollment.Patient == changed.Patient && enrollment.Number == changed.Number ? changed : enrollment)],
    };

    /// <summary>The instant from which a status holds, where that is not the one of its entry.</summary>
    private static DateTimeOffset? From(EnrollmentEvent e) => e switch
    {
        HoldPlaced placed => placed.From,
        MemberGraduated graduated => graduated.From,
        MemberDropped dropped => dropped.From,
        _ => null,
    };

    private GroupState Enrolled(MemberEnrolled e, JournalEntry entry)
    {
        ImmutableArray<HoldView> holds = e.Hold is { } reason ? [new(reason, e.HoldSince ?? e.Since, e.ReviewOn)] : [];
        var enrollment = new Enrollment
        {
            Patient = e.Patient,
            Number = e.Number,
            Version = entry.Version,
            Since = e.Since,
            StatusSince = e.Since,
            Status = Groups.Enrollment.StatusUnder(holds),
            Family = e.Family,
            Payer = e.Payer,
            PayerVersion = e.PatientVersion,
            Holds = holds,
            Statuses = [new(e.JoinedAt, Groups.Enrollment.StatusUnder(holds))],
        };
        var forgotten = DateOnly.FromDateTime((entry.At - EndedStay).UtcDateTime);
        return this with
        {
            Enrollments = [.. Enrollments.Where(other => other.IsLive || other.StatusSince >= forgotten), enrollment],
            LastNumbers = LastNumbers.SetItem(e.Patient, e.Number),
            RosterVersion = entry.Version,
        };
    }

    private GroupState Changed(EnrollmentEvent e, JournalEntry entry)
    {
        if (Enrollment(e.Patient, e.Number) is not { } enrollment) return this;
        var changed = e switch
        {
            HoldPlaced { Reason: var reason } placed => enrollment.With(
                [.. enrollment.Holds.Where(hold => hold.Reason != reason), new(reason, enrollment.Holds.FirstOrDefault(hold => hold.Reason == reason)?.Since ?? placed.Since, placed.ReviewOn)],
                placed.Since),
            HoldReviewSet set => enrollment.Reviewed(set.Reason, set.At),
            HoldReviewsCameDue due => enrollment with { Reviews = [.. enrollment.Reviews.Select(review => due.Reasons.Contains(review.Reason) ? review with { IsDue = true } : review)] },
            TransferStarted started => enrollment with { Transfer = new(started.Operation, started.To, started.Family, entry.Reason, entry.At, entry.Actor) },
            TransferRefused => enrollment with { Transfer = null },
            MemberTransferred transferred => enrollment.Ended(EnrollmentStatus.Dropped, transferred.On) with { TransferredTo = transferred.To },
            GraduationProposed => enrollment with { IsGraduationDue = true },
            GraduationPlanned planned => enrollment with { GraduatesOn = planned.On },
            HoldCleared cleared => enrollment.With(enrollment.Holds.RemoveAll(hold => hold.Reason == cleared.Reason), cleared.On),
            HoldOverridden overridden => enrollment.With(enrollment.Holds.RemoveAll(hold => overridden.Reasons.Contains(hold.Reason)), overridden.On),
            MemberGraduated graduated => enrollment.Ended(EnrollmentStatus.Graduated, graduated.On),
            MemberDropped dropped => enrollment.Ended(EnrollmentStatus.Dropped, dropped.On) with { DroppedForMisses = dropped.Misses, IsDroppedAutomatically = dropped.IsAutomatic },
            ClinicalContactRecorded contact => enrollment.Contacted(contact.At),
            AbsencesCounted counted => enrollment with { Misses = counted.Misses, IsDropDue = counted.IsDropDue },
            DropReviewed reviewed => enrollment with { IsDropWrong = reviewed.IsWrong },
            _ => enrollment,
        };
        changed = changed with { Version = entry.Version };
        return changed.Status == enrollment.Status
            ? With(changed)
            : With(changed with { Statuses = [.. Needed(enrollment.Statuses), new(From(e) ?? entry.At, changed.Status)] }) with { RosterVersion = entry.Version };
    }

    /// <summary>The statuses from the one in which the oldest session that matters, be it to come or still counted, or else the present, finds the member.</summary>
    private ImmutableArray<StatusChange> Needed(ImmutableArray<StatusChange> statuses)
    {
        var oldest = Settled.Select(session => session.Start).Concat(Planned.Take(1).Select(slot => slot.End)).Min(at => (DateTimeOffset?)at);
        var first = oldest is null ? statuses.Length - 1 : statuses.Count(change => change.At < oldest) - 1;
        return first > 0 ? statuses[first..] : statuses;
    }

    private GroupState PlannedNow(Guid? operation, DateTimeOffset extendsAt)
    {
        var slots = Pending!.Slots;
        return this with
        {
            Pending = null,
            Planned = Planned.AddRange(slots),
            PlannedThrough = slots[^1],
            PlannedCount = PlannedCount + slots.Length,
            ExtendsAt = extendsAt,
            BookedOperations = operation is { } booked ? Remembered(BookedOperations, booked) : BookedOperations,
        };
    }

    /// <summary>With the sessions of the pending operation at their new times.</summary>
    private GroupState ReplannedNow(Guid operation)
    {
        var pending = Pending!;
        var planned = pending.Slots.Where(slot => pending.IsPlanned(slot.Session, Planned)).ToDictionary(slot => slot.Session);
        return this with
        {
            Pending = null,
            Planned = [.. Planned.Where(slot => !planned.ContainsKey(slot.Session)).Concat(planned.Values).OrderBy(slot => slot.Start)],
            BookedOperations = Remembered(BookedOperations, operation),
        };
    }

    /// <summary>With the session of the pending operation beside the weekly ones, which says nothing of how far those are planned.</summary>
    private GroupState AddedNow(Guid operation, DateTimeOffset at)
    {
        var added = Pending!.Slots[0];
        var yesterday = DateOnly.FromDateTime(at.UtcDateTime.AddDays(-1));
        return ReplannedNow(operation) with { PlannedCount = PlannedCount + 1, Extras = [.. Extras.Where(extra => extra.Date >= yesterday), added.Session] };
    }

    /// <summary>With the sessions as the pending change of the series has them.</summary>
    private GroupState ChangedNow(Guid operation, DateTimeOffset extendsAt) => ReplannedNow(operation) with
    {
        ExtendsAt = extendsAt,
        PlannedThrough = ThroughWith(Pending!),
        PlannedCount = PlannedCount + Pending!.Change!.Added.Length,
        HighestSlot = Math.Max(HighestSlot, Highest(Pending.Series!)),
    };

    private static int Highest(StartSeries series) => series.Slots.Max(slot => slot.Number);

    private static ImmutableArray<Guid> Remembered(ImmutableArray<Guid> operations, Guid operation) => [.. operations.TakeLast(RememberedOperations - 1), operation];
}
