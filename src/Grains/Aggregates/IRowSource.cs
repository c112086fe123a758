namespace GroupActors.Aggregates;

/// <summary>A grain that can tell its read-table rows from its journal alone: how the ledger is checked, and rebuilt.</summary>
[Alias("aggregates.row-source")]
internal interface IRowSource : IGrainWithStringKey
{
    /// <summary>Folds the grain's journal anew and returns the rows that come of it.</summary>
    [Alias("rebuild-rows")]
    Task<ImmutableArray<RebuiltRow>> RebuildRows(CancellationToken cancellationToken = default);
}
