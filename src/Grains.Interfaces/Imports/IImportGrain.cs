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

    /// <summary>Problems in the order of files and lines, from <paramref name="skip"/> on; at most 500 at once.</summary>
    [Alias("problems"), ReadOnly]
    Task<ImmutableArray<ImportProblem>> Problems(int skip, int take, CancellationToken cancellationToken = default);
}
