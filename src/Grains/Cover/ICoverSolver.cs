namespace GroupActors.Cover;

/// <summary>Finds the best cover of a whole absence at once. Implemented by the silo, whose worker does it off every grain's turn.</summary>
internal interface ICoverSolver
{
    /// <summary>The options that cover the most sessions; of those the ones with the fewest strangers to the group, then those whose strangers led it most, then those with the fairest load, then those that rank first (F-6). The same model has the same solution.</summary>
    Task<CoverSolution> Solve(CoverModel model, CancellationToken cancellationToken = default);
}
