using GroupActors.Bookings;
using GroupActors.Patients;
using GroupActors.Sessions;
using GroupActors.Tasks;

namespace GroupActors.Groups;

/// <summary>What other aggregates must be told of a group's events.</summary>
internal static class GroupEffects
{
    public static IEnumerable<Effect> Of(GroupState before, GroupState after, GroupKey key, ReadOnlyMemory<JournalEntry> entries)
    {
        var effects = new List<Effect>();
        ImmutableArray<SessionKey> toCover = [];
        foreach (var entry in entries.Span)
        {
            effects.AddRange(entry.Event switch
            {
                MemberEnrolled e => [Membership(key, e, entry.Version, isLive: true)],
                MemberGraduated or MemberDropped or MemberTransferred => [Membership(key, (EnrollmentEvent)entry.Event, entry.Version, isLive: false)],
                SessionRosterTaken e when after.RosterVersion > e.RosterVersion => [.. after.Planned.Where(slot => slot.Session == e.Session).Select(slot => Roster(after, slot))],
                SeriesLeftToCover e => LeftToCover(before, key, toCover = e.Sessions),
                ExtraSessionBooked => [.. Settled(before, key, _ => true), .. Planned(before, after, key, isCovered: true, hasRoom: true, []), .. Added(before, after, key, entry)],
                SeriesBooked or SessionBooked => [.. Settled(before, key, _ => true), .. Planned(before, after, key, isCovered: true, hasRoom: true, toCover)],
                SeriesChanged or SessionMoved => Replanned(before, after, key, entry, toCover),
                SessionsCalledOff e => CalledOff(before, after, key, e, entry),
                SeriesBookingFailed => Settled(before, key, _ => false),
                SessionLeftUncovered { IsRoomBooked: var hasRoom } e =>
                [
                    .. Settled(before, key, resource => hasRoom && SeriesRules.IsRoom(resource)),
                    .. Planned(before, after, key, isCovered: false, hasRoom, e.Conflicts.Any(SeriesRules.IsAway) ? [.. before.Pending!.Slots.Select(slot => slot.Session)] : []),
                ],
                _ => Array.Empty<Effect>(),
            });
        }
        if (after.RosterVersion > before.RosterVersion) effects.AddRange(Rosters(before, after));
        effects.AddRange(Tasks(before, after, key));
        return effects;
    }

    private static Effect Membership(GroupKey key, EnrollmentEvent e, long version, bool isLive) =>
        Effect.To(GrainTypes.Patient, new PatientKey(key.Clinic, e.Patient).ToString(), new EnrollmentChanged(key.ToString(), version, isLive));

    /// <summary>Tells the open sessions whose own roster changed: none that was over by then.</summary>
    private static IEnumerable<Effect> Rosters(GroupState before, GroupState after) =>
        from slot in after.Planned
        where after.OpenSessions.Contains(slot.Session) && !after.RosterOf(slot.End).Members.SequenceEqual(before.RosterOf(slot.End).Members)
        select Roster(after, slot);

    private static Effect Roster(GroupState after, BookingSlot slot) => Effect.To(GrainTypes.Session, slot.Session.ToString(), new RosterChanged(after.RosterOf(slot.End)));

    private static IEnumerable<Effect> Settled(GroupState before, GroupKey key, Func<GrainId, bool> isConfirmed) =>
        SeriesRules.Resources(key, SeriesRules.PendingNeeds(before)).Select(resource => new Effect(resource, new ReservationSettled(before.Pending!.Operation, isConfirmed(resource))));

    /// <summary>Of two who lead together, the one who is not away is not booked either (F-4).</summary>
    private static IEnumerable<Effect> LeftToCover(GroupState before, GroupKey key, ImmutableArray<SessionKey> sessions) =>
        SeriesRules.PendingNeeds(before).Facilitators.Select(facilitator => new Effect(SeriesRules.FacilitatorId(key, facilitator), new BookingsReleased(sessions, [before.Pending!.Operation])));

    /// <param name="toCover">Those of the sessions whose facilitators are away then.</param>
    private static IEnumerable<Effect> Planned(GroupState before, GroupState after, GroupKey key, bool isCovered, bool hasRoom, ImmutableArray<SessionKey> toCover)
    {
        var would = SeriesRules.PendingNeeds(before);
        var needs = new BookingNeeds(isCovered ? would.Facilitators : [], hasRoom ? would.Room : null, would.Modality);
        foreach (var slot in before.Pending!.Slots.Where(slot => before.Pending.IsPlanned(slot.Session, before.Planned)))
        {
            var isLeft = toCover.Contains(slot.Session);
            var plan = Plan(after, slot, isLeft ? needs with { Facilitators = [] } : needs, isCovered || hasRoom ? before.Pending.Operation : null);
            yield return Effect.To(GrainTypes.Session, slot.Session.ToString(), isLeft ? new SessionLeftToCover(plan, would.Facilitators) : before.Pending.Move is null ? plan : new SessionMovedTo(plan, SeriesRules.Covering(before)));
        }
    }

    private static SessionPlanned Plan(GroupState after, BookingSlot slot, BookingNeeds needs, Guid? operation) =>
        new(after.Version, after.Definition!.Name, after.Definition.GroupType, slot, needs.Facilitators, after.FacilitatorsNeeded, needs.Room, needs.Modality, operation);

    /// <summary>
    /// Sessions at their new times. They give back what they had booked before; what was booked for one that was cancelled meanwhile, the group gives back.
    /// </summary>
    private static IEnumerable<Effect> Replanned(GroupState before, GroupState after, GroupKey key, JournalEntry entry, ImmutableArray<SessionKey> toCover)
    {
        var pending = before.Pending!;
        foreach (var effect in Settled(before, key, _ => true).Concat(Planned(before, after, key, isCovered: true, hasRoom: true, toCover))) yield return effect;
        ImmutableArray<SessionKey> gone = [.. pending.Slots.Select(slot => slot.Session).Where(session => !pending.IsPlanned(session, before.Planned))];
        if (!gone.IsEmpty) foreach (var effect in Released(key, SeriesRules.PendingNeeds(before), gone, [pending.Operation])) yield return effect;
        var calledOff = pending.Change is null ? [] : PlannedOf(before, pending.Change.CalledOff);
        foreach (var effect in CalledOff(before, after, key, calledOff, entry)) yield return effect;
        if (!after.Live.Any()) yield break;
        var news = pending.Move is null ? "The times of the group's sessions have changed: tell its members." : $"The session of {pending.Slots[0].Session.Date:yyyy-MM-dd} was moved: tell its members.";
        yield return TellRoster(key, entry, calledOff.IsEmpty ? news : $"{news} {CancellationOf(calledOff)}");
    }

    private static IEnumerable<Effect> CalledOff(GroupState before, GroupState after, GroupKey key, SessionsCalledOff happened, JournalEntry entry)
    {
        var slots = PlannedOf(before, happened.Sessions);
        return slots.IsEmpty || !after.Live.Any() ? CalledOff(before, after, key, slots, entry) : CalledOff(before, after, key, slots, entry).Append(TellRoster(key, entry, CancellationOf(slots)));
    }

    private static ImmutableArray<BookingSlot> PlannedOf(GroupState before, ImmutableArray<SessionKey> sessions) => [.. before.Planned.Where(slot => sessions.Contains(slot.Session))];

    private static string CancellationOf(ImmutableArray<BookingSlot> slots) => slots is [var only]
        ? $"The session of {only.Date:yyyy-MM-dd} is cancelled: tell its members."
        : $"{slots.Length} sessions from {slots[0].Date:yyyy-MM-dd} to {slots[^1].Date:yyyy-MM-dd} are cancelled: tell the members.";

    private static IEnumerable<Effect> CalledOff(GroupState before, GroupState after, GroupKey key, ImmutableArray<BookingSlot> slots, JournalEntry entry)
    {
        if (slots.IsEmpty) yield break;
        var nothing = new BookingNeeds([], null, after.Series!.Modality);
        foreach (var slot in slots) yield return Effect.To(GrainTypes.Session, slot.Session.ToString(), new SessionCalledOff(Plan(after, slot, nothing, null), entry.Reason));
        ImmutableArray<SessionKey> sessions = [.. slots.Select(slot => slot.Session)];
        foreach (var resource in before.InForceOrAhead.SelectMany(series => SeriesRules.Resources(key, SeriesRules.NeedsOf(series))).Distinct())
            yield return new Effect(resource, new BookingsReleased(sessions, [.. before.BookedOperations, .. before.RoomOperations]));
    }

    private static IEnumerable<Effect> Released(GroupKey key, BookingNeeds needs, ImmutableArray<SessionKey> sessions, ImmutableArray<Guid> operations) =>
        SeriesRules.Resources(key, needs).Select(resource => new Effect(resource, new BookingsReleased(sessions, operations)));

    private static IEnumerable<Effect> Added(GroupState before, GroupState after, GroupKey key, JournalEntry entry) =>
        after.Live.Any() ? [TellRoster(key, entry, $"A session on {before.Pending!.Slots[0].Date:yyyy-MM-dd} was added: tell the members.")] : [];

    private static Effect TellRoster(GroupKey key, JournalEntry entry, string title) => Effect.To(
        GrainTypes.Task,
        TaskKeys.For(key.Clinic, TaskKind.TellRoster, $"{key}/{entry.Version}").ToString(),
        new TaskDecided(entry.Version, new(TaskKind.TellRoster, title, null, key.Group, null, null, null)));

    /// <summary>Opens and withdraws the tasks that follow from how members stand .</summary>
    private static IEnumerable<Effect> Tasks(GroupState before, GroupState after, GroupKey key)
    {
        foreach (var enrollment in after.Enrollments)
        {
            var earlier = before.Enrollment(enrollment.Patient, enrollment.Number);
            if (enrollment.IsDropDue != (earlier?.IsDropDue ?? false))
            {
                yield return Task(key, after.Version, enrollment, TaskKind.DropDue, enrollment.IsDropDue, "A member missed too many sessions in a row: decide whether to drop them.");
            }
            if (enrollment.IsDropWrong != (earlier?.IsDropWrong ?? false))
            {
                yield return Task(key, after.Version, enrollment, TaskKind.DropWasWrong, enrollment.IsDropWrong, "A member was dropped for absences that have since been corrected.");
            }
            if (enrollment.IsReviewDue != (earlier?.IsReviewDue ?? false))
            {
                yield return Task(key, after.Version, enrollment, TaskKind.HoldReview, enrollment.IsReviewDue, "A member's hold is due for review: clear it, or set another date.");
            }
            if (enrollment.IsGraduationDue != (earlier?.IsGraduationDue ?? false))
            {
                yield return Task(key, after.Version, enrollment, TaskKind.GraduationDue, enrollment.IsGraduationDue, "The group has held its last session: decide on the member's graduation.");
            }
        }
    }

    private static Effect Task(GroupKey key, long version, Enrollment enrollment, TaskKind kind, bool isNeeded, string title) => Effect.To(
        GrainTypes.Task,
        TaskKeys.For(key.Clinic, kind, $"{key}/{enrollment.Patient}/{enrollment.Number}").ToString(),
        new TaskDecided(version, isNeeded ? new(kind, title, null, key.Group, enrollment.Patient, null, null) : null));
}
