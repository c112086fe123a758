using CsCheck;

namespace GroupActors.Cover;

/// <summary>The solver against trying everything.</summary>
public sealed class CoverSolverTests
{
    [Fact]
    public void F6_no_other_cover_keeps_the_bounds_and_is_better()
    {
        var model = Gen.Select(Gen.Int[1, 4], Gen.Int[1, 3]).SelectMany((demands, substitutes) => Gen.Select(
            Gen.Int[1, 2].Array[demands],
            Gen.Int[0, 3].Array[substitutes],
            Gen.Bool.Array[demands * substitutes],
            Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, 2]).Array[0, 3],
            (needed, loads, possible, bounds) =>
            {
                CoverOption[] options =
                [
                    .. Enumerable.Range(0, demands).SelectMany(demand => Enumerable.Range(0, substitutes).Where(substitute => possible[(demand * substitutes) + substitute])
                        .Select((substitute, rank) => new CoverOption(demand, substitute, rank, IsStranger: (demand + substitute) % 2 == 1, Familiarity: (demand + substitute) % 2 * (demand % 3)))).Take(8),
                ];
                return new CoverModel(
                    [.. needed], [.. needed.Select(count => count == 2)], [.. loads], [.. options],
                    [.. bounds.Where(bound => bound.Item1 < options.Length && bound.Item2 < options.Length && bound.Item1 != bound.Item2).Select(bound => new CoverBound([bound.Item1, bound.Item2], bound.Item3))]);
            }));
        model.Sample(
            problem =>
            {
                var solution = CoverSolver.Best(problem);
                solution.IsBest.ShouldBeTrue();
                var taken = solution.Options.Aggregate(0, (set, option) => set | (1 << option));
                IsAllowed(problem, taken).ShouldBeTrue();
                var best = Enumerable.Range(0, 1 << problem.Options.Length).Where(set => IsAllowed(problem, set)).Min(set => Worth(problem, set));
                Worth(problem, taken).ShouldBe(best);
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void F6_among_strangers_familiarity_comes_before_a_fairer_load()
    {
        // Two sessions, two strangers; the first has led both groups, the second is free.
        var model = new CoverModel([1, 1], [false, false], [3, 0], [new(0, 0, 0, true, 4), new(0, 1, 1, true), new(1, 0, 0, true, 1), new(1, 1, 1, true)], []);
        CoverSolver.Best(model).Options.Select(option => model.Options[option].Substitute).ShouldBe([0, 0]);
        var known = model with { Options = [.. model.Options.Select(option => option with { Familiarity = 1 })] };
        CoverSolver.Best(known).Options.Select(option => model.Options[option].Substitute).ShouldBe([1, 1]);
    }

    [Fact]
    public void F6_the_candidates_are_ranked_in_the_order_in_which_the_plan_prefers_them()
    {
        CoverCandidate One(string id, bool isDesignated, int familiarity, int load) => new(id, [], isDesignated, IsOwn: false, familiarity, load);
        CoverRules.Rank([One("a", false, 0, 0), One("b", false, 5, 9), One("c", true, 5, 3), One("d", true, 0, 1), One("e", true, 0, 0) with { Reasons = [new("daily_cap", "No.")] }])
            .Select(candidate => candidate.Facilitator).ShouldBe(["d", "c", "b", "a", "e"]);
    }

    [Fact]
    public void F6_a_model_that_makes_no_sense_is_no_plan_without_cover() =>
        Should.Throw<InvalidOperationException>(() => CoverSolver.Best(new CoverModel([-1], [false], [0], [new(0, 0, 0)], [])));

    [Fact]
    public void F6_the_load_is_shared_before_the_ranking_decides()
    {
        // Two sessions, two substitutes; the first ranks first for both.
        var model = new CoverModel([1, 1], [false, false], [0, 0], [new(0, 0, 0), new(0, 1, 1), new(1, 0, 0), new(1, 1, 1)], []);
        CoverSolver.Best(model).Options.Select(option => model.Options[option].Substitute).Order().ShouldBe([0, 1]);
        var loaded = model with { Loads = [5, 0] };
        CoverSolver.Best(loaded).Options.Select(option => model.Options[option].Substitute).ShouldBe([1, 1]);
    }

    [Fact]
    public void F6_a_designated_substitute_comes_before_a_fairer_load()
    {
        var model = new CoverModel([1], [false], [9, 0], [new(0, 0, 0), new(0, 1, 1, IsStranger: true)], []);
        CoverSolver.Best(model).Options.ShouldBe([0]);
        CoverSolver.Best(model with { Bounds = [new([0], 0)] }).Options.ShouldBe([1]);
    }

    [Fact]
    public void F6_the_same_absence_has_the_same_plan()
    {
        CoverOption[] options = [.. Enumerable.Range(0, 20).SelectMany(demand => Enumerable.Range(0, 6).Select(substitute => new CoverOption(demand, substitute, (demand + substitute) % 6)))];
        var bounds = Enumerable.Range(0, 6).Select(substitute => new CoverBound([.. Enumerable.Range(0, options.Length).Where(option => options[option].Substitute == substitute)], 3));
        var model = new CoverModel([.. Enumerable.Repeat(1, 20)], [.. Enumerable.Repeat(false, 20)], [0, 1, 2, 3, 4, 5], [.. options], [.. bounds]);
        var first = CoverSolver.Best(model);
        first.Options.Length.ShouldBe(18);
        CoverSolver.Best(model).Options.ShouldBe(first.Options);
    }

    private static bool IsTaken(int set, int option) => (set & (1 << option)) != 0;

    private static bool IsAllowed(CoverModel model, int set)
    {
        for (var demand = 0; demand < model.Needed.Length; demand++)
        {
            var count = Taken(model, set).Count(option => option.Demand == demand);
            if (count > model.Needed[demand] || (model.IsAllOrNone[demand] && count != 0 && count != model.Needed[demand])) return false;
        }

        return model.Bounds.All(bound => bound.Options.Count(option => IsTaken(set, option)) <= Math.Max(0, bound.Most));
    }

    /// <summary>The less, the better: uncovered first, then strangers, then familiarity, then squares of loads, then ranks.</summary>
    private static (int, int, int, int, int) Worth(CoverModel model, int set)
    {
        var taken = Taken(model, set).ToList();
        var squares = model.Loads.Select((load, substitute) => load + taken.Count(option => option.Substitute == substitute)).Sum(load => load * load);
        return (-taken.Count, taken.Count(option => option.IsStranger), -taken.Sum(option => option.Familiarity), squares, taken.Sum(option => option.Rank));
    }

    private static IEnumerable<CoverOption> Taken(CoverModel model, int set) => model.Options.Where((_, option) => IsTaken(set, option));
}
