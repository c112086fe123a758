using GroupActors.Bench.Measuring;

namespace GroupActors.Bench.CheckIns;

/// <summary>Candidates under the same load, in turn.</summary>
/// <param name="settle">Leaves no one else's work to be done during the next run.</param>
/// <param name="database">The database's processes.</param>
internal sealed class Comparison(Settings settings, int callers, int sessions, Func<Task> settle, Func<IEnumerable<int>> database)
{
    private readonly Dictionary<ICheckIns, Changes> _changes = [];

    /// <summary>Sets the candidates up, warms them and runs them round after round.</summary>
    /// <param name="afterRound">What else belongs to every round.</param>
    public async Task<Rounds<ICheckIns>> Run(IEnumerable<ICheckIns> candidates, Func<Task>? afterRound = null)
    {
        ICheckIns[] chosen = [.. candidates.Where(candidate => settings.Only.IsEmpty || settings.Only.Contains(candidate.Name))];
        foreach (var candidate in chosen)
        {
            await candidate.SetUp(sessions);
            _changes[candidate] = new(candidate, callers, sessions);
            await Once(candidate, settings.WarmUp);
        }

        var rounds = new Rounds<ICheckIns>(chosen);
        for (var round = 0; round < settings.Rounds; round++)
        {
            foreach (var candidate in rounds.Order(round)) rounds.Add(candidate, await Once(candidate, settings.Time));
            if (afterRound is not null) await afterRound();
        }

        return rounds;
    }

    private async Task<Run> Once(ICheckIns candidate, TimeSpan time)
    {
        await settle();
        await candidate.Prepare();
        return await Load.Run(callers, time, _changes[candidate].Next, candidate.Processes, database);
    }
}
