using GroupActors.Claims;
using GroupActors.Clinics;
using Orleans.Concurrency;

namespace GroupActors.Tasks;

/// <summary>The shell of <see cref="TaskRules"/>.</summary>
[GrainType(GrainTypes.Task), Reentrant]
internal sealed class TaskGrain([PersistentState("task")] IPersistentState<TaskRecord> storage, AggregateServices services, IClinicSettingsSource settings)
    : AggregateGrain<TaskRecord>(storage, services), ITaskGrain
{
    private TaskKey Subject => field ??= TaskKey.Parse(Key);

    public async Task<Outcome<TaskView>> Settle(CommandContext context, SettleTask command, CancellationToken cancellationToken = default)
    {
        if (Committed.Content is null) return Refusal.NotFound("task");
        return await Execute(context, command, (task, _) => TaskRules.Settle(task, command, context.Reason), task => TaskRows.View(Subject, task)!);
    }

    public Task<TaskView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(TaskRows.View(Subject, Committed));

    protected override async Task Handle(EffectEnvelope envelope, CommandContext context)
    {
        if (envelope.Message is TaskDone done)
        {
            await Execute(context, done, (task, _) => TaskRules.Fulfil(task, done), task => task);
            return;
        }

        if (envelope.Message is not TaskDecided message)
        {
            await base.Handle(envelope, context);
            return;
        }

        var amount = await Amount(message.Content);
        await Execute(context, message, (task, _) => TaskRules.Take(task, message, amount), task => task);
    }

    protected override IEnumerable<RowChange> Rows(TaskRecord before, TaskRecord after, ReadOnlyMemory<JournalEntry> entries) => TaskRows.Of(Subject, after);

    protected override IEnumerable<Effect> Effects(TaskRecord before, TaskRecord after, ReadOnlyMemory<JournalEntry> entries) => TaskRules.Effects(after, entries.Span);

    private async Task<decimal?> Amount(TaskContent? content)
    {
        if (content is not { Proposal: { } service, Patient: { } patient } || await settings.Get(Subject.Clinic) is not { } current) return null;
        var view = await GrainFactory.Patient(new(Subject.Clinic, patient)).Get();
        return ClaimPricing.Price(service, service.Code, view, current).Expected;
    }
}
