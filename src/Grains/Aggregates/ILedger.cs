namespace GroupActors.Aggregates;

/// <summary>Reads what many grains have committed. Implemented by the silo's storage; a row appears with the commit that it belongs to.</summary>
internal interface ILedger
{
    /// <summary>Rows of one clinic, ordered by <paramref name="orderBy"/> (a column, with a leading <c>-</c> for descending; then the key).</summary>
    Task<IReadOnlyList<LedgerRow>> Rows(
        ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string? orderBy = null, int limit = 1000, int offset = 0, CancellationToken cancellationToken = default);

    /// <summary>How many rows of one clinic there are for each value of <paramref name="groupBy"/> (text), with the sum of <paramref name="sum"/> (money) where named.</summary>
    Task<IReadOnlyList<(string? Value, long Count, decimal Sum)>> Counts(
        ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string groupBy, string? sum = null, CancellationToken cancellationToken = default);

    /// <summary>The values of <paramref name="groupBy"/> (text) in rows of one clinic, those first in whose rows the least <paramref name="orderBy"/> is found.</summary>
    Task<IReadOnlyList<string>> Groups(
        ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string groupBy, string orderBy, int limit, int offset, CancellationToken cancellationToken = default);

    /// <summary>A command of an aggregate's journal; null where it has none of this id.</summary>
    Task<DoneCommand?> Find(string stream, Guid commandId, CancellationToken cancellationToken = default);

    /// <summary>The journal of one aggregate (<see cref="AggregateStream.Of"/>), oldest first.</summary>
    IAsyncEnumerable<JournalEntry> Journal(string stream, long afterVersion = 0, CancellationToken cancellationToken = default);
}
