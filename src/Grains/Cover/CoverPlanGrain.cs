using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GroupActors.Clinics;
using Orleans.Concurrency;

namespace GroupActors.Cover;

/// <summary>A cover plan. The proposal is made by a call to itself, whose solving a worker does; after a crash the deadline takes it up.</summary>
[GrainType(GrainTypes.CoverPlan), Reentrant]
internal sealed class CoverPlanGrain([PersistentState("cover-plan")] IPersistentState<CoverPlanState> storage, AggregateServices services, IClinicSettingsSource settings, ILedger ledger, ICoverSolver solver)
    : AggregateGrain<CoverPlanState>(storage, services), ICoverPlanGrain, ICoverWorker
{
    private static readonly TimeSpan NewsPatience = TimeSpan.FromSeconds(3);

    private bool _isWorking;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CoverPlanKey PlanKey => field ??= CoverPlanKey.Parse(Key);

    public async Task<Outcome<CoverPlanView>> Propose(CommandContext context, CancellationToken cancellationToken = default)
    {
        var outcome = await Execute(context, nameof(Propose), (plan, _) => CoverPlanRules.Propose(plan), View);
        await Wake();
        return outcome;
    }

    public async Task<Outcome<CoverPlanView>> Accept(CommandContext context, AcceptCover command, CancellationToken cancellationToken = default)
    {
        if (Committed.Done.Find(context.CommandId) is not null) return await Execute(context, command, (_, _) => Decision.Nothing, View);
        if (CoverPlanRules.Accept(Committed, command, out var choices) is { } refusal) return refusal;
        ImmutableArray<(CoverChoice, Refusal?)> outcomes = [.. await Task.WhenAll(choices.Select(choice => Assign(context, choice)))];
        return await Execute(context, command, (plan, _) => CoverPlanRules.Note(plan, outcomes), View);
    }

    public Task<CoverPlanView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    public async Task<CoverPlanView?> Next(CancellationToken cancellationToken = default)
    {
        if (Committed.IsUnderWay || !Committed.Exists)
            await _news.Task.WaitAsync(NewsPatience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return Committed.Exists ? View(Committed) : null;
    }

    public override Task Deadline(CancellationToken cancellationToken = default) => Wake();

    public async Task Work()
    {
        if (_isWorking || !Committed.IsUnderWay) return;
        _isWorking = true;
        try
        {
            var version = Committed.Version;
            if (await Proposal() is not { } proposed) return;
            await Execute(Noting(version), proposed, (plan, _) => CoverPlanRules.Take(plan, proposed), View);
        }
        finally
        {
            _isWorking = false;
        }
    }

    protected override async Task Handle(EffectEnvelope envelope, CommandContext context)
    {
        if (envelope.Message is not CoverWanted wanted)
        {
            await base.Handle(envelope, context);
            return;
        }

        await Execute(context, wanted, (plan, _) => CoverPlanRules.Hear(plan, wanted), plan => plan);
        await Wake();
    }

    /// <summary>Nothing is listed from it: an absence names its plan.</summary>
    protected override IEnumerable<RowChange> Rows(CoverPlanState before, CoverPlanState after, ReadOnlyMemory<JournalEntry> entries) => [];

    protected override void OnCommitted(CoverPlanState committed)
    {
        if (committed.IsUnderWay) return;
        var news = _news;
        _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        news.SetResult();
    }

    private Task Wake() => Committed.IsUnderWay ? this.AsReference<ICoverWorker>().Work() : Task.CompletedTask;

    private async Task<CoverProposed?> Proposal()
    {
        var facilitator = Committed.Facilitator;
        if (await settings.Get(PlanKey.Clinic) is not { } inForce || await GrainFactory.Facilitator(new(PlanKey.Clinic, facilitator)).Get() is not { } absent) return null;
        if (absent.TimeOff.FirstOrDefault(timeOff => timeOff.Id == PlanKey.Plan) is not { } absence) return new([], IsBest: true);
        var now = Time.GetUtcNow();
        var reader = new CoverReader(GrainFactory, ledger, PlanKey.Clinic);
        var (demands, answers) = await reader.Ask(await reader.UncoveredBy(facilitator, absence, now), now);
        var (model, substitutes) = CoverRules.Model(demands, answers, inForce.Policies);
        var solution = await solver.Solve(model);
        return new(CoverRules.Lines(demands, model, substitutes, solution), solution.IsBest);
    }

    /// <summary>The very assignment that any coordinator makes: what changed since the proposal refuses it (F-6).</summary>
    private async Task<(CoverChoice, Refusal?)> Assign(CommandContext context, CoverChoice choice)
    {
        var command = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Stream}|{context.CommandId}|{choice.Session}|{choice.Facilitator}")).AsSpan(0, 16));
        var outcome = await GrainFactory.Session(choice.Session).AssignFacilitator(context with { CommandId = command }, new(choice.Facilitator));
        return (choice, outcome.Refusal is { Code: "already_assigned" } ? null : outcome.Refusal);
    }

    /// <summary>One proposal a version, however often the work is done.</summary>
    private CommandContext Noting(long version) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Stream}|{version}"))).AsSpan(0, 16)), Actor.System(Stream));

    private CoverPlanView View(CoverPlanState plan) => new(PlanKey, plan.Version, plan.Facilitator, plan.Phase, plan.Lines, plan.IsBest, plan.ProposedAt);
}
