using System.Globalization;
using GroupActors.Clinics;
using GroupActors.Live;
using GroupActors.Reports;
using GroupActors.Sessions;
using GroupActors.Tasks;

namespace GroupActors.Components.Billing;

/// <summary>Makes what the task list draws. It asks no rights: whoever draws has asked.</summary>
internal sealed class TaskModels(IGrainFactory grains, ClinicDirectory directory, TimeProvider clock)
{
    /// <summary>Open tasks, the oldest first.</summary>
    /// <param name="facilitator">Only those of this facilitator's sessions; null for all.</param>
    /// <param name="links">Whether the viewer may open sessions and rosters.</param>
    public async Task<IReadOnlyList<TaskRowModel>> Of(ClinicKey clinic, string? facilitator, bool links)
    {
        var facts = await directory.Of(clinic);
        var today = facts.Zone.Date(clock.GetUtcNow());
        var tasks = await grains.Reports(clinic).Tasks(facilitator);
        var names = await grains.Reports(clinic).PatientNames([.. tasks.Select(task => task.Patient).OfType<string>()]);
        return await Task.WhenAll(tasks.Select(async task =>
        {
            var isProposal = task.Kind is TaskKind.IndividualPsychotherapy or TaskKind.FamilyPsychotherapy;
            var session = SessionKey.TryParse(task.Session, out var key) ? key : null;
            // A task names its group by key where it comes of a session, by id where it comes of the group.
            var group = session?.Group ?? task.Group?.Split('/')[^1];
            var about = string.Join(" · ", new[] { group is null ? null : facts.Names.Groups.GetValueOrDefault(group, group), session?.Date.ToString("ddd MMM d", CultureInfo.InvariantCulture) }.OfType<string>());
            // A cancelled session takes no roster any more: whom to tell stands in the group's.
            var ofSession = session is not null && task.Kind != TaskKind.TellRoster;
            var path = session is null ? null : $"/clinics/{clinic}/sessions/{session.Group}/{session.Date:yyyy-MM-dd}/{session.Slot}";
            var href = !links ? null
                : task.Kind == TaskKind.TimeOffRequest ? $"/clinics/{clinic}/facilitators"
                : task.Kind == TaskKind.BookingConflict ? path + "/cover"
                : ofSession ? path
                : group is not null ? $"/clinics/{clinic}/groups/{group}" + (task.Patient is null ? "" : $"?member={task.Patient}")
                : null;
            return new TaskRowModel(
                task,
                task.Patient is null ? null : names.GetValueOrDefault(task.Patient, task.Patient),
                about,
                href,
                Step(task, ofSession),
                isProposal ? (await grains.Task(task.Key).Get())?.ProposedCode : null,
                today.DayNumber - facts.Zone.Date(task.OpenedAt).DayNumber);
        }));
    }

    private static string Step(TaskListItem task, bool ofSession) => task switch
    {
        { Kind: TaskKind.TimeOffRequest } => "Open Staff",
        { Kind: TaskKind.BookingConflict } => "Choose cover",
        _ when ofSession => "Open the session",
        { Patient: null } => "Open the roster",
        _ => "Open the member",
    };
}
