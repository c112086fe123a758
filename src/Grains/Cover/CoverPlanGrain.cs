using GroupActors.Clinics;
using GroupActors.Sessions;
using Orleans.Concurrency;

namespace GroupActors.Cover;

/// <summary>A cover plan. The proposal is made by a call to itself, whose solving a worker does; after a crash the deadline takes it up.</summary>
[GrainType(GrainTypes.CoverPlan), Reentrant]
internal sealed partial class CoverPlanGrain([PersistentState("cover-plan")] IPersistentState<CoverPlanState> storage, AggregateServices services, IClinicSettingsSource settings, ILedger ledger, ICoverSolver solver)
    : AggregateGrain<CoverPlanState>(storage, services), ICoverPlanGrain, ICoverWorker
{
    private static readonly TimeSpan NewsPatience = TimeSpan.FromSeconds(3);

    private readonly ILogger _logger = services.Loggers.CreateLogger<CoverPlanGrain>();
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
        var accepted = await Execute(context, command, (plan, _) => CoverPlanRules.Accept(plan, command, context.CommandId), View);
        if (!accepted.IsDone) return accepted;
        await Assign();
        return View(Committed);
    }

    public Task<CoverPlanView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    public async Task<CoverPlanView?> Next(CancellationToken cancellationToken = default)
    {
        if (Committed.IsUnderWay || !Committed.Exists)
            await _news.Task.WaitAsync(NewsPatience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return Committed.Exists ? View(Committed) : null;
    }

    public override async Task Deadline(CancellationToken cancellationToken = default)
    {
        if (Committed.Deadline > Time.GetUtcNow()) return;
        await Wake();
        await Assign();
    }

    public async Task Work()
    {
        if (_isWorking || !Committed.IsUnderWay) return;
        _isWorking = true;
        try
        {
            while (Committed.IsUnderWay)
            {
                var version = Committed.Version;
                var found = await Search();
                await Execute(new(Derived($"{version}"), Actor.System(Stream)), version, (plan, _) => CoverPlanRules.Take(plan, found, version), View);
            }
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

    /// <summary>A search that breaks off is told to whoever looks at the plan; they can have it begun again.</summary>
    private async Task<IDomainEvent> Search()
    {
        try
        {
            return await Proposal();
        }
        catch (Exception exception)
        {
            LogSearchFailed(_logger, exception, Stream);
            return new CoverSearchFailed();
        }
    }

    private async Task<CoverProposed> Proposal()
    {
        var facilitator = Committed.Facilitator;
        if (await settings.Get(PlanKey.Clinic) is not { } inForce || await GrainFactory.Facilitator(new(PlanKey.Clinic, facilitator)).Get() is not { } absent)
            throw new InvalidOperationException("The plan's clinic or facilitator is not there.");
        if (absent.TimeOff.FirstOrDefault(timeOff => timeOff.Id == PlanKey.Plan) is not { } absence) return new([], IsBest: true);
        var now = Time.GetUtcNow();
        var reader = new CoverReader(GrainFactory, ledger, PlanKey.Clinic);
        var (demands, answers) = await reader.Ask(await reader.UncoveredBy(facilitator, absence, now), new ClinicZone(inForce.TimeZone).Date(now));
        var (model, substitutes) = CoverRules.Model(demands, answers, inForce.Policies);
        var solution = await solver.Solve(model);
        return new(CoverRules.Lines(demands, model, substitutes, solution), solution.IsBest);
    }

    /// <summary>Assigns whoever was accepted. What comes of one session is noted whatever becomes of the others.</summary>
    private Task Assign() => Task.WhenAll(Committed.Accepting.GroupBy(pending => (pending.Operation, pending.By, pending.Choice.Session)).Select(together =>
        Assign(together.Key.Operation, together.Key.By, together.Key.Session, [.. together.Select(pending => pending.Choice)])));

    /// <summary>The very assignment that any coordinator makes: what changed since the proposal refuses it (F-6). Of two who lead together, both or neither (F-4).</summary>
    private async Task Assign(Guid operation, Actor by, SessionKey session, ImmutableArray<CoverChoice> choices)
    {
        ImmutableArray<string> facilitators = [.. choices.Select(choice => choice.Facilitator)];
        var outcome = await GrainFactory.Session(session).AssignFacilitators(new(Derived($"{operation}|{session}|{string.Join(',', facilitators)}"), by), new(facilitators));
        await Execute(new(Derived($"{operation}|{session}|noted"), by), choices, (plan, _) => CoverPlanRules.Note(plan, choices, outcome.Refusal), View);
    }

    private CoverPlanView View(CoverPlanState plan) => new(PlanKey, plan.Version, plan.Facilitator, plan.Phase, plan.Lines, plan.IsBest, plan.ProposedAt)
    {
        Accepting = [.. plan.Accepting.Select(pending => pending.Choice)],
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The search for the cover of {Plan} broke off.")]
    private static partial void LogSearchFailed(ILogger logger, Exception exception, string plan);
}
