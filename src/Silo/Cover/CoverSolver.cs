using System.Globalization;
using System.Threading.Channels;
using Google.OrTools.Sat;

namespace GroupActors.Cover;

/// <summary>Solves cover plans with CP-SAT, one after the other, on a thread of its own.</summary>
internal sealed class CoverSolver : BackgroundService, ICoverSolver
{
    /// <summary>Deterministic seconds for all aims together: after those the best found is taken, the same on a fast machine and on a slow one.</summary>
    private const double Patience = 10;

    private readonly Channel<(CoverModel Model, TaskCompletionSource<CoverSolution> Answer)> _waiting =
        Channel.CreateUnbounded<(CoverModel, TaskCompletionSource<CoverSolution>)>(new() { SingleReader = true });

    public Task<CoverSolution> Solve(CoverModel model, CancellationToken cancellationToken = default)
    {
        if (model.Options.IsEmpty) return Task.FromResult(new CoverSolution([], IsBest: true));
        var answer = new TaskCompletionSource<CoverSolution>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _waiting.Writer.TryWrite((model, answer)) ? answer.Task.WaitAsync(cancellationToken) : Task.FromException<CoverSolution>(new InvalidOperationException("The silo is stopping."));
    }

    /// <summary>The best cover.</summary>
    /// <exception cref="InvalidOperationException">The model makes no sense: taking nobody always does.</exception>
    internal static CoverSolution Best(CoverModel model)
    {
        var cp = new CpModel();
        var taken = model.Options.Select((_, index) => cp.NewBoolVar($"take {index}")).ToArray();
        foreach (var bound in model.Bounds) cp.Add(LinearExpr.Sum(bound.Options.Select(option => taken[option])) <= Math.Max(0, bound.Most));
        for (var demand = 0; demand < model.Needed.Length; demand++)
        {
            var own = LinearExpr.Sum(taken.Where((_, option) => model.Options[option].Demand == demand));
            if (model.IsAllOrNone[demand]) cp.Add(own == (cp.NewBoolVar($"cover {demand}") * model.Needed[demand]));
            else cp.Add(own <= model.Needed[demand]);
        }

        // Each aim before all that come after it: once it is reached, nothing after it may give it up.
        (LinearExpr, bool IsMore)[] aims =
        [
            (LinearExpr.Sum(taken), true),
            (LinearExpr.Sum(taken.Where((_, option) => model.Options[option].IsStranger)), false),
            (LinearExpr.WeightedSum(taken, model.Options.Select(option => option.Familiarity)), true),
            (Unfairness(cp, model, taken), false),
            (LinearExpr.WeightedSum(taken, model.Options.Select(option => option.Rank)), false),
        ];
        var solution = new CoverSolution([], IsBest: true);
        foreach (var (aim, isMore) in aims)
        {
            if (isMore) cp.Maximize(aim);
            else cp.Minimize(aim);
            var solver = new CpSolver { StringParameters = string.Create(CultureInfo.InvariantCulture, $"num_search_workers:1,random_seed:1,max_deterministic_time:{Patience / aims.Length}") };
            var status = solver.Solve(cp);
            if (status == CpSolverStatus.Unknown) return solution with { IsBest = false };
            if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) throw new InvalidOperationException($"The solver calls the model {status}: {solver.SolutionInfo()}");
            solution = new([.. Enumerable.Range(0, taken.Length).Where(option => solver.BooleanValue(taken[option]))], solution.IsBest && status == CpSolverStatus.Optimal);
            var reached = (long)Math.Round(solver.ObjectiveValue);
            cp.Add(isMore ? aim >= reached : aim <= reached);
            cp.ClearHints();
            for (var option = 0; option < taken.Length; option++) cp.AddHint(taken[option], solver.BooleanValue(taken[option]));
        }

        return solution;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off whatever thread starts the host: solving holds its thread for seconds.
        await Task.Yield();
        try
        {
            await foreach (var (model, answer) in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                try
                {
                    answer.TrySetResult(await Task.Factory.StartNew(() => Best(model), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default));
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    answer.TrySetException(exception);
                }
            }
        }
        finally
        {
            _waiting.Writer.TryComplete();
            while (_waiting.Reader.TryRead(out var left)) left.Answer.TrySetCanceled(CancellationToken.None);
        }
    }

    /// <summary>The sum of the squares of all loads: the lower, the more alike they are.</summary>
    private static LinearExpr Unfairness(CpModel cp, CoverModel model, BoolVar[] taken)
    {
        var steps = new List<BoolVar>();
        var costs = new List<long>();
        for (var substitute = 0; substitute < model.Loads.Length; substitute++)
        {
            var own = taken.Where((_, option) => model.Options[option].Substitute == substitute).ToArray();
            if (own.Length == 0) continue;

            // Each session more costs more than the one before: the cheapest steps are taken first by themselves.
            var load = Enumerable.Range(0, own.Length).Select(step => cp.NewBoolVar($"load {substitute} {step}")).ToArray();
            cp.Add(LinearExpr.Sum(own) == LinearExpr.Sum(load));
            steps.AddRange(load);
            costs.AddRange(load.Select((_, step) => (2L * (model.Loads[substitute] + step)) + 1));
        }

        return LinearExpr.WeightedSum(steps, costs);
    }
}
