using GroupActors.Clinics;
using Orleans.Concurrency;

namespace GroupActors.Imports;

/// <summary>A run of an import. Its work goes in slices, each a call to itself; after a crash the deadline takes it up where the journal says.</summary>
[GrainType(GrainTypes.Import), Reentrant]
internal sealed class ImportGrain([PersistentState("import")] IPersistentState<ImportState> storage, AggregateServices services)
    : AggregateGrain<ImportState>(storage, services), IImportGrain, IImportWorker
{
    private const int StepsASlice = 128;
    private const int ProblemsAPage = 500;

    private ImportPlan? _plan;
    private bool _isWorking;

    private ImportKey ImportKey => field ??= ImportKey.Parse(Key);

    private ClinicKey Clinic => new(ImportKey.Clinic);

    public async Task<Outcome<ImportView>> Begin(CommandContext context, BeginImport command, CancellationToken cancellationToken = default)
    {
        var outcome = await Execute(context, command, (state, _) => ImportRunRules.Begin(state, command), View);
        if (outcome.IsDone) await Wake();
        return outcome;
    }

    public Task<ImportView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    public async Task<ImmutableArray<ImportProblem>> Problems(int skip, int take, CancellationToken cancellationToken = default)
    {
        if (Committed.ProblemCount == 0) return [];
        IReadOnlyList<ImportProblem> problems = Committed.Phase == ImportPhase.Refused ? (_plan ??= await MakePlan()).Problems : Committed.StepProblems;
        return [.. problems.Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, ProblemsAPage))];
    }

    public override Task Deadline(CancellationToken cancellationToken = default) => Wake();

    public async Task Work()
    {
        if (_isWorking || !Committed.IsUnderWay) return;
        _isWorking = true;
        try
        {
            _plan ??= await MakePlan();
            if (Committed.Phase == ImportPhase.Checking) await Check(_plan);
            else await Advance(_plan);
        }
        finally
        {
            _isWorking = false;
        }

        await Wake();
    }

    protected override IEnumerable<RowChange> Rows(ImportState before, ImportState after, ReadOnlyMemory<JournalEntry> entries) => [];

    private Task Wake() => Committed.IsUnderWay ? this.AsReference<IImportWorker>().Work() : Task.CompletedTask;

    private Task<Outcome<ImportView>> Check(ImportPlan plan)
    {
        var result = new ImportChecked(plan.AsOf, plan.Problems.Count > 0 ? 0 : plan.Steps.Count, plan.Problems.Count);
        return Note("checked", result, state => ImportRunRules.Checked(state, result));
    }

    private async Task Advance(ImportPlan plan)
    {
        var done = Committed.StepsDone;
        var target = new ImportTarget(GrainFactory, Committed.BegunBy!);
        var stage = plan.Steps[done].Stage;
        var slice = plan.Steps.Skip(done).Take(StepsASlice).TakeWhile(step => step.Stage == stage).ToList();
        var problems = await Task.WhenAll(slice.GroupBy(step => step.Partition).Select(steps => Do(target, [.. steps])));
        var progress = new ImportAdvanced(done + slice.Count, [.. problems.SelectMany(list => list)]);
        await Note("advanced", progress, state => ImportRunRules.Advance(state, progress));
    }

    private static async Task<List<ImportProblem>> Do(ImportTarget target, List<ImportStep> steps)
    {
        var problems = new List<ImportProblem>();
        foreach (var step in steps)
        {
            if (await step.Do(target) is { } refusal) problems.Add(new(step.Row?.File ?? "policies.csv", step.Row?.Line ?? 0, null, refusal.Code, refusal.Message));
        }

        return problems;
    }

    private Task<Outcome<ImportView>> Note(string operation, object content, Func<ImportState, Decision> decide)
    {
        var context = new ImportTarget(GrainFactory, Actor.System(Stream)).Context(Key, operation, content);
        return Execute(context, content, (state, _) => decide(state), View);
    }

    private async Task<ImportPlan> MakePlan()
    {
        var state = Committed;
        var problems = new List<ImportProblem>();
        var tables = new Dictionary<string, ImportTable>();
        foreach (var file in state.Files) tables[file.Name] = ImportTable.Read(file.Name, await Content(file), problems);
        var existing = await GrainFactory.Clinic(Clinic).Settings();
        if (ImportRules.TimeZone(tables, existing) is not { } timeZone)
        {
            if (problems.Count == 0) problems.Add(new("clinic.csv", tables.ContainsKey("clinic.csv") ? 2 : 0, "time_zone", "unknown_time_zone", "The import needs a clinic with an IANA time zone, such as America/New_York."));
            return new(null, [], problems);
        }

        var zone = new ClinicZone(timeZone);
        var asOf = state.AsOf ?? zone.Date(state.BegunAt);
        var import = ImportRules.Check(tables, existing, asOf, problems);
        problems.Sort((one, other) => (one.File, one.Line).CompareTo((other.File, other.Line)));
        return new(asOf, problems.Count > 0 ? [] : ImportSteps.Of(Clinic, import, zone), problems);
    }

    private async Task<byte[]> Content(StagedFile file)
    {
        var chunks = await Task.WhenAll(Enumerable.Range(0, file.Chunks).Select(number => GrainFactory.ImportChunk(new(ImportKey, file.Name, number)).Get()));
        return [.. chunks.SelectMany(chunk => chunk)];
    }

    private ImportView View(ImportState state) => new(
        ImportKey, state.Version, state.Phase, state.IsDryRun, state.AsOf, [.. state.Files.Select(file => file.Name)], state.Steps, state.StepsDone, state.ProblemCount);
}
