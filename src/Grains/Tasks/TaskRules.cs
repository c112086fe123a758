using GroupActors.Claims;
using GroupActors.Sessions;

namespace GroupActors.Tasks;

/// <summary>A task's life: opened and withdrawn by what it is about, settled by a person.</summary>
internal static class TaskRules
{
    /// <summary>Takes what the sender says; the highest version holds.</summary>
    /// <param name="amount">Dollars at stake.</param>
    public static Decision Take(TaskRecord task, TaskDecided message, decimal? amount)
    {
        if (message.SenderVersion <= task.SenderVersion) return Decision.Nothing;
        if (message.Content is not { } content) return Decision.Of(new TaskWithdrawn(message.SenderVersion));

        // What went away and comes again is asked again. A settled proposal is an answer to what it proposed, and holds for that whenever it is proposed.
        var stands = task switch
        {
            { Content: null } or { Outcome: TaskOutcome.Withdrawn } => false,
            // A device tells it again: the answer to the first telling is none to this one.
            { Outcome: not null, Content.Kind: TaskKind.LateCheckIn } => false,
            { Outcome: not null } when content.Proposal is { } proposal => proposal.BillsSameAs(task.Content.Proposal),
            _ => task.IsNeeded,
        };
        return Decision.Of(stands ? new TaskChanged(message.SenderVersion, content, amount) : new TaskOpened(message.SenderVersion, content, amount));
    }

    /// <summary>What it asks for was done. Heard of before the task is opened, it is not opened any more.</summary>
    public static Decision Fulfil(TaskRecord task, TaskDone message) =>
        message.SenderVersion <= task.SenderVersion ? Decision.Nothing : Decision.Of(new TaskFulfilled(message.SenderVersion));

    public static Decision Settle(TaskRecord task, SettleTask command, string? reason)
    {
        if (task.Content is null) return Refusal.NotFound("task");
        if (task.Content.Kind == TaskKind.NoShowNote) return new Refusal("no_show_note_required", "Write at the session whether outreach was attempted: that settles it.");
        if (task.Content.Kind == TaskKind.TimeOffRequest) return new Refusal("time_off_decision_required", "Approve or decline the time off: that settles it.");
        if (command.Outcome is not (TaskOutcome.Done or TaskOutcome.Rejected)) return new Refusal("invalid_outcome", "A task is settled as done or as rejected.");
        if (task.Outcome == command.Outcome) return Decision.Nothing;
        if (task.Outcome is not null) return Refusal.Conflict("task_settled", "The task is settled already.");
        if (task.Content.Kind == TaskKind.LateCheckIn && command.Outcome == TaskOutcome.Done)
            return new Refusal("amendment_required", "Amend the attendance at the session, which settles it, or reject the check-in.");
        if (command.Outcome == TaskOutcome.Rejected && string.IsNullOrWhiteSpace(reason)) return new Refusal("reason_required", "Say why.");
        return Decision.Of(new TaskSettled(command.Outcome));
    }

    /// <summary>
    /// An accepted proposal is billed by the attendance's claim (B-3), as of the session's version that proposed it: what the session decides later holds over it.
    /// The session repeats the proposal with each of its versions, and each time the acceptance is repeated to the claim.
    /// </summary>
    public static ImmutableArray<Effect> Effects(TaskRecord after, ReadOnlySpan<JournalEntry> entries)
    {
        if (after is not { Outcome: TaskOutcome.Done, Content: { Proposal: { } service, Session: { } session, Patient: { } patient } }) return [];
        foreach (var entry in entries)
        {
            if (entry.Event is TaskSettled or TaskChanged)
            {
                return [Effect.To(GrainTypes.Claim, new ClaimKey(SessionKey.Parse(session), patient, 1).ToString(), new BillableServiceDecided(after.SenderVersion, service))];
            }
        }

        return [];
    }
}
