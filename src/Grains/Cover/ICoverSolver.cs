namespace GroupActors.Cover;

/// <summary>Finds the best cover of a whole absence at once. Implemented by the silo, whose worker does it off every grain's turn.</summary>
internal interface ICoverSolver
{
    /// <summary>The options that cover the most sessions; of those the ones with the most designated substitutes, then those with the fairest load, then those that rank first. The same model has the same solution.</summary>
    Task<CoverSolution> Solve(CoverModel model, CancellationToken cancellationToken = default);
}
