using GroupActors.Bookings;
using GroupActors.Patients;
using GroupActors.Tasks;

namespace GroupActors.Groups;

/// <summary>What other aggregates must be told of a group's events.</summary>
internal static class GroupEffects
{
    public static IEnumerable<Effect> Of(GroupState before, GroupState after, GroupKey key, ReadOnlyMemory<JournalEntry> entries)
    {
        var effects = new List<Effect>();
        foreach (var entry in entries.Span)
        {
            effects.AddRange(entry.Event switch
            {
                MemberEnrolled e => [Membership(key, e, entry.Version, isLive: true)],
                MemberGraduated or MemberDropped => [Membership(key, (EnrollmentEvent)entry.Event, entry.Version, isLive: false)],
                SessionRosterTaken e when after.RosterVersion > e.RosterVersion => [.. after.Planned.Where(slot => slot.Session == e.Session).Select(slot => Roster(after, slot))],
                SeriesBooked or SessionBooked => [.. Settled(before, key, _ => true), .. Planned(before, after, key, isCovered: true, hasRoom: true)],
                SeriesBookingFailed => Settled(before, key, _ => false),
                SessionLeftUncovered { IsRoomBooked: var hasRoom } =>
                    [.. Settled(before, key, resource => hasRoom && SeriesRules.IsRoom(resource)), .. Planned(before, after, key, isCovered: false, hasRoom)],
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
        SeriesRules.Resources(key, SeriesOf(before)).Select(resource => new Effect(resource, new ReservationSettled(before.Pending!.Operation, isConfirmed(resource))));

    private static IEnumerable<Effect> Planned(GroupState before, GroupState after, GroupKey key, bool isCovered, bool hasRoom)
    {
        var series = SeriesOf(before);
        return before.Pending!.Slots.Select(slot => Effect.To(
            GrainTypes.Session,
            slot.Session.ToString(),
            new SessionPlanned(
                after.Version,
                after.Definition!.Name,
                after.Definition.GroupType,
                slot,
                isCovered ? SeriesRules.Facilitators(series) : [],
                after.FacilitatorsNeeded,
                hasRoom ? series.Room : null,
                series.Modality,
                isCovered || hasRoom ? before.Pending.Operation : null)));
    }

    private static StartSeries SeriesOf(GroupState before) => before.Pending!.Series ?? before.Series!;

    /// <summary>Opens and withdraws the tasks that follow from how members stand under R-7.</summary>
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
        }
    }

    private static Effect Task(GroupKey key, long version, Enrollment enrollment, TaskKind kind, bool isNeeded, string title) => Effect.To(
        GrainTypes.Task,
        TaskKeys.For(key.Clinic, kind, $"{key}/{enrollment.Patient}/{enrollment.Number}").ToString(),
        new TaskDecided(version, isNeeded ? new(kind, title, null, key.Group, enrollment.Patient, null, null) : null));
}
