using GroupActors.Clinics;

namespace GroupActors.Imports;

/// <summary>Makes the plan from the staged files, giving the turn away again and again, so that a large file holds up nobody.</summary>
internal sealed partial class ImportGrain
{
    private const int RowsATurn = 500;

    /// <summary>After so many nobody reads on.</summary>
    private const int MostProblems = 20_000;

    private readonly ILogger _log = services.Loggers.CreateLogger<ImportGrain>();
    private int _rows;
    private int _rowsChecked;

    private async Task<ImportPlan> Plan()
    {
        try
        {
            return await (_plan ??= MakePlan());
        }
        catch
        {
            _plan = null;
            throw;
        }
    }

    private async Task<ImportPlan> MakePlan()
    {
        var state = Committed;
        var problems = new List<ImportProblem>();
        var tables = new Dictionary<string, ImportTable>();
        foreach (var file in state.Files) tables[file.Name] = ImportTable.Read(file.Name, await Content(file), problems);
        (_rows, _rowsChecked) = (tables.Values.Sum(table => table.Rows.Count), 0);
        TellNews();
        var existing = await GrainFactory.Clinic(Clinic).Settings();
        var zone = new ClinicZone(ImportRules.TimeZone(tables, existing));
        var asOf = state.AsOf ?? zone.Date(state.BegunAt);
        var import = new ImportedClinic();
        var done = 0;
        foreach (var _ in Whole(ImportRules.Check(import, tables, existing, asOf, problems), exception => TellFailedCheck(exception, problems)))
        {
            if (++done % RowsATurn > 0) continue;
            if (problems.Count >= MostProblems) return Stopped(asOf, problems);
            _rowsChecked = Math.Min(_rows, done / 2);
            TellNews();
            await Task.Yield();
        }

        if (problems.Count > MostProblems) return Stopped(asOf, problems);

        // Once the plan is being carried out, what the clinic has is what the plan brought.
        if (state.Phase == ImportPhase.Applying) return new(asOf, ImportSteps.Of(Clinic, import, zone), []);
        if (existing is not null) await CheckAgainst(existing, import, problems);
        return problems.Count > 0
            ? new(asOf, [], [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)])
            : new(asOf, ImportSteps.Of(Clinic, import, zone), []);
    }

    /// <summary>A check that cannot deal with what the files say would fail again at every try: the run ends and says so, and is not tried for ever.</summary>
    internal static IEnumerable<int> Whole(IEnumerable<int> check, Action<Exception> failed)
    {
        using var rows = check.GetEnumerator();
        while (true)
        {
            bool isMore;
            try
            {
                isMore = rows.MoveNext();
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failed(exception);
                yield break;
            }

            if (!isMore) yield break;
            yield return 1;
        }
    }

    private void TellFailedCheck(Exception exception, List<ImportProblem> problems)
    {
        // Its message may hold what stands in the files.
        LogCheckFailed(_log, exception.GetType().Name, exception.StackTrace);
        problems.Add(new(Committed.Files[0].Name, 0, null, "check_failed", "The files could not be checked to their end, which is a fault of the program. Put the other problems right first, if there are any; if there are none, report it."));
    }

    private static ImportPlan Stopped(DateOnly asOf, List<ImportProblem> problems)
    {
        var last = problems[MostProblems - 1];
        return new(asOf, [], [.. problems.Take(MostProblems), new(last.File, last.Line, null, "too_many_problems", $"The check stopped after {MostProblems} problems: put these right first.")]);
    }

    private async Task<byte[]> Content(StagedFile file)
    {
        var chunks = await Task.WhenAll(Enumerable.Range(0, file.Chunks).Select(number => GrainFactory.ImportChunk(new(ImportKey, file.Name, number)).Get()));
        var content = new byte[chunks.Sum(chunk => chunk.Length)];
        var at = 0;
        foreach (var chunk in chunks)
        {
            chunk.CopyTo(content, at);
            at += chunk.Length;
        }

        return content;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import's files could not be checked: {Error}\n{Trace}")]
    private static partial void LogCheckFailed(ILogger logger, string error, string? trace);
}
