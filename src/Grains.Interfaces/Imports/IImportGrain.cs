using Orleans.Concurrency;

namespace GroupActors.Imports;

/// <summary>One run of an import: staged, validated whole, committed as one plan, rolled forward after a crash.</summary>
[Alias("imports.import")]
public interface IImportGrain : IGrainWithStringKey
{
    /// <summary>
    /// Begins the run on files whose pieces are already stored (<see cref="IImportChunkGrain"/>). The answer comes at once; the work goes on behind it.
    /// Refused: <c>import_begun</c>, <c>unknown_file</c>, <c>no_files</c>.
    /// </summary>
    [Alias("begin")]
    Task<Outcome<ImportView>> Begin(CommandContext context, BeginImport command, CancellationToken cancellationToken = default);

    /// <summary>The run with its progress, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<ImportView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Makes a dry run that found nothing wrong a real one: its files are checked again and then carried out. Refused: <c>not_found</c>, <c>import_not_passed</c>, <c>import_expired</c> after 7 days, when its files are gone.</summary>
    [Alias("start")]
    Task<Outcome<ImportView>> Start(CommandContext context, CancellationToken cancellationToken = default);

    /// <summary>Takes up a run that needs attention; what was carried out already is not done again. Refused: <c>not_found</c>, <c>import_not_stopped</c>.</summary>
    [Alias("resume")]
    Task<Outcome<ImportView>> Resume(CommandContext context, CancellationToken cancellationToken = default);

    /// <summary>The run as soon as it differs from what the caller saw (<see cref="ImportView.Version"/>, <see cref="ImportView.RowsChecked"/>), after 10 seconds as it is; null when there is none.</summary>
    [Alias("next"), ReadOnly]
    Task<ImportView?> Next(long version, int rowsChecked, CancellationToken cancellationToken = default);

    /// <summary>Problems in the order of files and lines, from <paramref name="skip"/> on; at most 500 at once.</summary>
    [Alias("problems"), ReadOnly]
    Task<ImmutableArray<ImportProblem>> Problems(int skip, int take, CancellationToken cancellationToken = default);
}
