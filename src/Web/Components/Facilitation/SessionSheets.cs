using System.Collections.Immutable;
using GroupActors.Groups;
using GroupActors.Live;
using GroupActors.Reports;
using GroupActors.Sessions;

namespace GroupActors.Components.Facilitation;

/// <summary>Makes session sheets. Nothing is kept: what is drawn after a change is what was committed.</summary>
internal sealed class SessionSheets(IGrainFactory grains, ClinicDirectory directory, TimeProvider clock)
{
    private const int Weeks = 4;

    /// <summary>The sheet of a session, or null where there is none.</summary>
    public async Task<SessionSheet?> Of(SessionKey key)
    {
        if (await grains.Session(key).Get() is not { } session) return null;
        var reports = grains.Reports(new(key.Clinic));
        var facts = directory.Of(new(key.Clinic));
        var group = grains.Group(key.GroupKey).Get();
        var names = reports.PatientNames([.. session.Attendance.Select(member => member.Patient)]);
        // One more than is shown: the last may be this session itself.
        var history = reports.Attendance(key.Group, Weeks + 1);
        // Of the group, whoever led: a substitute is told what is missing from the sessions before.
        var notes = reports.Notes(group: key.Group);
        var billing = session.State == SessionState.Closed ? (await grains.Session(key).PreviewClose(new())).Value : null;
        var settings = (await facts).Settings;
        var policies = settings?.Policies ?? new();
        return new(
            session,
            (await facts).Zone,
            settings?.TimeZone ?? "Etc/UTC",
            clock.GetUtcNow(),
            (await facts).Room(session.Room),
            session.Start.AddMinutes(-policies.CheckInOpensMinutes),
            policies.LateEntryHours,
            policies.LateCancelHours,
            settings?.GroupType(session.GroupType)?.Composition == Clinics.GroupComposition.MultipleFamily,
            Members(session, await names, await group, await history, await notes),
            billing);
    }

    private static IReadOnlyList<SheetMember> Members(
        SessionView session,
        ImmutableDictionary<string, string> names,
        GroupView? group,
        ImmutableDictionary<string, ImmutableArray<AttendanceMark>> history,
        ImmutableArray<NoteListItem> notes)
    {
        DateOnly[] weeks = [.. history.Values.SelectMany(marks => marks).Select(mark => mark.Date).Where(date => date < session.Date).Distinct().Order().TakeLast(Weeks)];
        return
        [
            .. session.Attendance
                .Select(member => new SheetMember(
                    member,
                    names.GetValueOrDefault(member.Patient, member.Patient),
                    [.. weeks.Select(week => history.GetValueOrDefault(member.Patient, []).LastOrDefault(mark => mark.Date == week)?.Kind)],
                    group?.Enrollments.LastOrDefault(enrollment => enrollment.Patient == member.Patient),
                    notes.Where(note => note.Key.Patient == member.Patient && note.Key.Session.Date < session.Date)
                        .Select(note => (DateOnly?)note.Key.Session.Date).Max()))
                .OrderBy(member => member.IsOnHold)
                .ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(member => member.Attendance.Patient, StringComparer.Ordinal),
        ];
    }
}
