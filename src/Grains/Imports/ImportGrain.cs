using System.IO.Hashing;
using System.Text;
using GroupActors.Clinics;
using Orleans.Concurrency;

namespace GroupActors.Imports;

/// <summary>A run of an import. Its work goes in slices, each a call to itself; after a crash the deadline takes it up where the journal says.</summary>
[GrainType(GrainTypes.Import), Reentrant]
internal sealed partial class ImportGrain([PersistentState("import")] IPersistentState<ImportState> storage, AggregateServices services)
    : AggregateGrain<ImportState>(storage, services), IImportGrain, IImportWorker
{
    private const int StepsASlice = 512;
    private const int PiecesAtOnce = 32;

    /// <summary>Less than a cluster's client waits for an answer before it asks again.</summary>
    private static readonly TimeSpan NewsPatience = TimeSpan.FromSeconds(3);

    private Task<ImportPlan>? _plan;
    private bool _isWorking;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ImportKey ImportKey => field ??= ImportKey.Parse(Key);

    private ClinicKey Clinic => new(ImportKey.Clinic);

    public async Task<Outcome<ImportView>> Begin(CommandContext context, BeginImport command, CancellationToken cancellationToken = default)
    {
        var outcome = await Execute(context, command, (state, _) => ImportRunRules.Begin(state, command), View);
        if (outcome.IsDone) await Wake();
        return outcome;
    }

    public async Task<Outcome<ImportView>> Start(CommandContext context, CancellationToken cancellationToken = default)
    {
        var outcome = await Execute(context, nameof(Start), (state, _) => ImportRunRules.Start(state), View);
        if (outcome.IsDone) await Wake();
        return outcome;
    }

    public async Task<Outcome<ImportView>> Resume(CommandContext context, CancellationToken cancellationToken = default)
    {
        var outcome = await Execute(context, nameof(Resume), (state, _) => ImportRunRules.Resume(state), View);
        if (outcome.IsDone) await Wake();
        return outcome;
    }

    public Task<ImportView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Committed.Exists ? View(Committed) : null);

    public async Task<ImportView?> Next(long version, int rowsChecked, CancellationToken cancellationToken = default)
    {
        if (Committed.Exists && View(Committed) is { } view && view.Version == version && view.RowsChecked == rowsChecked)
        {
            await _news.Task.WaitAsync(NewsPatience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        return Committed.Exists ? View(Committed) : null;
    }

    public override Task Deadline(CancellationToken cancellationToken = default) => Committed.IsUnderWay ? Wake() : DropFiles();

    public async Task Work()
    {
        if (_isWorking || !Committed.IsUnderWay) return;
        _isWorking = true;
        try
        {
            var plan = await Plan();
            if (Committed.Phase == ImportPhase.Checking) await Check(plan);
            else await Advance(plan);
            // What comes after may find the clinic changed, and what is parsed is large.
            if (Committed.Phase != ImportPhase.Applying) _plan = null;
            await DropFiles();
        }
        finally
        {
            _isWorking = false;
        }

        await Wake();
    }

    protected override IEnumerable<RowChange> Rows(ImportState before, ImportState after, ReadOnlyMemory<JournalEntry> entries) =>
        [ImportRows.Card(ImportViews.View(after, ImportKey))];

    protected override void OnCommitted(ImportState committed) => TellNews();

    private Task Wake() => Committed.IsUnderWay ? this.AsReference<IImportWorker>().Work() : Task.CompletedTask;

    /// <summary>Cut short, it is done again by the deadline: what is cleared already stays so.</summary>
    private async Task DropFiles()
    {
        if (!(Committed.DropsFilesAt <= Time.GetUtcNow())) return;
        foreach (var file in Committed.Files)
        {
            foreach (var pieces in Enumerable.Range(0, file.Chunks).Chunk(PiecesAtOnce)) await Task.WhenAll(pieces.Select(number => GrainFactory.ImportChunk(new(ImportKey, file.Name, number)).Clear()));
        }

        await Execute(Noting(), nameof(DropFiles), ImportRunRules.DropFiles, View);
    }

    private async Task Check(ImportPlan plan)
    {
        await Keep(plan.Problems);
        var result = new ImportChecked(plan.AsOf, plan.Steps.Count, plan.Problems.Count);
        await Note(result, state => ImportRunRules.Checked(state, result));
    }

    private async Task Advance(ImportPlan plan)
    {
        var done = Committed.StepsDone;
        var target = new ImportTarget(GrainFactory, ImportKey, Committed.BegunBy!, Committed.Resumptions);
        var stage = plan.Steps[done].Stage;
        var slice = plan.Steps.Skip(done).Take(StepsASlice).TakeWhile(step => step.Stage == stage).ToList();
        var problems = (await Task.WhenAll(slice.GroupBy(step => step.Partition).Select(steps => Do(target, [.. steps])))).SelectMany(list => list).ToImmutableArray();
        var progress = new ImportAdvanced(done + slice.Count);
        var stopped = new ImportStopped(problems);
        if (problems.IsEmpty) await Note(progress, state => ImportRunRules.Advance(state, progress));
        else await Note(stopped, state => ImportRunRules.Stop(state, stopped));
    }

    /// <summary>Stops at the first refusal: what comes after it may build on it.</summary>
    private static async Task<ImmutableArray<ImportProblem>> Do(ImportTarget target, List<ImportStep> steps)
    {
        foreach (var step in steps)
        {
            if (await step.Do(target) is { } refusal) return [new(step.Row?.File ?? "policies.csv", step.Row?.Line ?? 0, null, refusal.Code, refusal.Message)];
        }

        return [];
    }

    private Task<Outcome<ImportView>> Note(object content, Func<ImportState, Decision> decide) => Execute(Noting(), content, (state, _) => decide(state), View);

    /// <summary>One note a version: a run that stops twice for the same reason notes it twice.</summary>
    private CommandContext Noting() =>
        new(new Guid(XxHash128.Hash(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Stream}\n{Committed.Version}")))), Actor.System(Stream), null, "import");

    private ImportView View(ImportState state) =>
        ImportViews.View(state, ImportKey) with { Rows = state.Phase == ImportPhase.Checking ? _rows : 0, RowsChecked = state.Phase == ImportPhase.Checking ? _rowsChecked : 0 };

    private void TellNews()
    {
        var news = _news;
        _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        news.SetResult();
    }
}
