using GroupActors.Notes;
using GroupActors.Reports;
using GroupActors.Sessions;
using GroupActors.Tasks;

namespace GroupActors.Components.Facilitation;

/// <summary>All that one facilitator still has to write, in one list.</summary>
internal static class OpenDocumentation
{
    /// <summary>What is open of a facilitator's sessions, the oldest session first; within one the notes before the no-shows.</summary>
    public static async Task<IReadOnlyList<OpenItem>> Of(IReportsGrain reports, string facilitator, DateOnly today)
    {
        var tasks = reports.Tasks(facilitator);
        return List(await reports.Notes(facilitator), await tasks, today);
    }

    /// <summary>The same of what is known already.</summary>
    public static IReadOnlyList<OpenItem> List(IEnumerable<NoteListItem> notes, IEnumerable<TaskListItem> tasks, DateOnly today)
    {
        var items = notes.Where(note => note.State != NoteState.Signed)
            .Select(note => Item(note.State == NoteState.Draft ? OpenItemKind.Draft : OpenItemKind.Note, note.Key.Session, note.Key.Patient))
            .Concat(
                from task in tasks
                where task is { Kind: TaskKind.NoShowNote, Patient: not null } && SessionKey.TryParse(task.Session, out _)
                select Item(OpenItemKind.NoShow, SessionKey.Parse(task.Session!), task.Patient!));
        return Ordered(items, item => item.Patient);

        OpenItem Item(OpenItemKind kind, SessionKey session, string patient) => new(kind, session, patient, Math.Max(0, today.DayNumber - session.Date.DayNumber));
    }

    /// <summary>The oldest session first; within one the notes before the no-shows, then by name.</summary>
    public static IReadOnlyList<OpenItem> Ordered(IEnumerable<OpenItem> items, Func<OpenItem, string> nameOf) =>
    [
        .. items.OrderBy(item => item.Session.Date).ThenBy(item => item.Session.ToString(), StringComparer.Ordinal)
            .ThenBy(item => item.Kind == OpenItemKind.NoShow).ThenBy(nameOf, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>How much that is, in words.</summary>
    public static string Words(IReadOnlyCollection<OpenItem> items)
    {
        var noShows = items.Count(item => item.Kind == OpenItemKind.NoShow);
        var notes = items.Count - noShows;
        string?[] parts =
        [
            notes switch { 0 => null, 1 => "1 note", _ => $"{notes} notes" },
            noShows switch { 0 => null, 1 => "1 no-show", _ => $"{noShows} no-shows" },
        ];
        return string.Join(" and ", parts.OfType<string>());
    }
}
