namespace GroupActors.Tasks;

/// <summary>A task as others see it: its view and its row.</summary>
internal static class TaskRows
{
    /// <summary>No row until the task is opened.</summary>
    public static IEnumerable<RowChange> Of(TaskKey key, TaskRecord task) => task.Content is not { } content
        ? []
        :
        [
            RowChange.Upsert(
                ReadTables.Tasks, key.ToString(), key.Clinic,
                content.Kind.ToString(), task.Outcome?.ToString() ?? "Open", content.Session ?? content.Group ?? content.Patient ?? "", content.Session,
                content.Group, content.Patient, content.Facilitators, content.Title, task.OpenedAt, null, task.Amount),
        ];

    /// <summary>Null until the task is opened.</summary>
    public static TaskView? View(TaskKey key, TaskRecord task) => task.Content is not { } content
        ? null
        : new(
            key, task.Version, content.Kind, content.Title, task.Outcome, task.OpenedAt, content.Session, content.Group, content.Patient,
            content.Proposal?.Code, task.Amount);
}
