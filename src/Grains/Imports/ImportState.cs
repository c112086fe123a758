namespace GroupActors.Imports;

/// <summary>How far an import is. The files stand in their pieces; the plan is made from them again when it is needed.</summary>
[GenerateSerializer, Immutable, Alias("import.state")]
internal sealed record ImportState : AggregateState<ImportState>
{
    /// <summary>How long the files of a dry run wait to be carried out: they name patients, and most are only ever tried.</summary>
    public static readonly TimeSpan PassedStay = TimeSpan.FromDays(7);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Id(0)] public ImmutableArray<StagedFile> Files { get; init; } = [];

    [Id(1)] public bool IsDryRun { get; init; }

    [Id(2)] public DateOnly? AsOf { get; init; }

    [Id(3)] public ImportPhase Phase { get; init; }

    [Id(4)] public int Steps { get; init; }

    [Id(5)] public int StepsDone { get; init; }

    [Id(6)] public int ProblemCount { get; init; }

    /// <summary>Steps that were refused while the plan was carried out.</summary>
    [Id(7)] public ImmutableArray<ImportProblem> StepProblems { get; init; } = [];

    [Id(8)] public Actor? BegunBy { get; init; }

    [Id(9)] public DateTimeOffset BegunAt { get; init; }

    [Id(10)] public DateTimeOffset ProgressAt { get; init; }

    /// <summary>How often the run was resumed.</summary>
    [Id(11)] public int Resumptions { get; init; }

    [Id(12)] public bool AreFilesDropped { get; init; }

    /// <summary>When the files have served; null while they may be read again.</summary>
    public DateTimeOffset? DropsFilesAt => !Exists || AreFilesDropped ? null : Phase switch
    {
        ImportPhase.Refused or ImportPhase.Done => ProgressAt,
        ImportPhase.Passed => ProgressAt + PassedStay,
        _ => null,
    };

    public bool IsUnderWay => Exists && Phase is ImportPhase.Checking or ImportPhase.Applying;

    /// <summary>A run that makes no progress for a while is taken up again; one that has ended gives up its files.</summary>
    public override DateTimeOffset? Deadline => IsUnderWay ? ProgressAt + Patience : DropsFilesAt;

    protected override ImportState On(JournalEntry entry) => entry.Event switch
    {
        ImportBegun e => this with { Files = e.Files, IsDryRun = e.IsDryRun, AsOf = e.AsOf, BegunBy = entry.Actor, BegunAt = entry.At, ProgressAt = entry.At },
        ImportChecked e => this with
        {
            AsOf = e.AsOf,
            Steps = e.Steps,
            ProblemCount = e.Problems,
            Phase = e.Problems > 0 ? ImportPhase.Refused : IsDryRun ? ImportPhase.Passed : e.Steps == 0 ? ImportPhase.Done : ImportPhase.Applying,
            ProgressAt = entry.At,
        },
        ImportAdvanced e => this with
        {
            StepsDone = e.StepsDone,
            Phase = e.StepsDone >= Steps ? ImportPhase.Done : ImportPhase.Applying,
            ProgressAt = entry.At,
        },
        ImportStarted => this with { Phase = ImportPhase.Checking, IsDryRun = false, Steps = 0, ProgressAt = entry.At },
        ImportStopped e => this with { Phase = ImportPhase.NeedsAttention, StepProblems = e.Problems, ProblemCount = e.Problems.Length },
        ImportResumed => this with { Phase = ImportPhase.Applying, StepProblems = [], ProblemCount = 0, Resumptions = Resumptions + 1, ProgressAt = entry.At },
        ImportFilesDropped => this with { AreFilesDropped = true },
        _ => this,
    };
}
