using Orleans.Concurrency;

namespace GroupActors.Tasks;

/// <summary>Something that a person must decide or do.</summary>
[Alias("tasks.task")]
public interface ITaskGrain : IGrainWithStringKey
{
    /// <summary>Settles the task. Accepting a proposal does what was proposed, such as issuing the claim (B-3). Refused: <c>task_settled</c>, <c>invalid_outcome</c>, <c>reason_required</c>, <c>no_show_note_required</c> (S-10), <c>time_off_decision_required</c> (F-5), <c>amendment_required</c>: a late check-in is not done before the session is amended (S-4).</summary>
    [Alias("settle")]
    Task<Outcome<TaskView>> Settle(CommandContext context, SettleTask command, CancellationToken cancellationToken = default);

    /// <summary>The task, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<TaskView?> Get(CancellationToken cancellationToken = default);
}
