using System.Text.Json;

namespace GroupActors.Imports;

/// <summary>Keeps what the check found, in pieces as files are kept: the clinic goes on changing, and another check would find something else.</summary>
internal sealed partial class ImportGrain
{
    private const string ProblemsFile = "problems.json";
    private const int ProblemsAPage = 500;

    /// <summary>So few that a piece stays under <see cref="ImportChunkKey.MaxBytes"/>.</summary>
    private const int ProblemsAPiece = 100;

    public async Task<ImmutableArray<ImportProblem>> Problems(int skip, int take, CancellationToken cancellationToken = default)
    {
        var state = Committed;
        var from = Math.Clamp(skip, 0, state.ProblemCount);
        var count = Math.Clamp(take, 0, Math.Min(ProblemsAPage, state.ProblemCount - from));
        if (count == 0) return [];
        if (state.Phase != ImportPhase.Refused) return state.StepProblems.Slice(from, count);
        var (first, last) = (from / ProblemsAPiece, (from + count - 1) / ProblemsAPiece);
        var pieces = await Task.WhenAll(Enumerable.Range(first, last - first + 1).Select(number => ProblemPiece(number).Get(cancellationToken)));
        return [.. pieces.SelectMany(piece => JsonSerializer.Deserialize<ImportProblem[]>(piece, JournalJson.Options)!).Skip(from - (first * ProblemsAPiece)).Take(count)];
    }

    private async Task Keep(IReadOnlyList<ImportProblem> problems)
    {
        foreach (var (number, piece) in problems.Chunk(ProblemsAPiece).Index()) await ProblemPiece(number).Put(JsonSerializer.SerializeToUtf8Bytes(piece, JournalJson.Options));
    }

    private IImportChunkGrain ProblemPiece(int number) => GrainFactory.ImportChunk(new(ImportKey, ProblemsFile, number));
}
