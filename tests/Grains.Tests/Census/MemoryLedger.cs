using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace GroupActors.Census;

/// <summary>A ledger in memory, for what only reads it.</summary>
internal sealed class MemoryLedger : ILedger
{
    private readonly ConcurrentDictionary<(string Table, string Key), LedgerRow> _rows = new();
    private readonly ConcurrentDictionary<string, ImmutableArray<JournalEntry>> _journal = new();

    public void Put(RowChange row) => _rows[(row.Table.Name, row.Key)] = new(row.Table, row.Key, row.Clinic, row.Values);

    public void Put(string stream, params ImmutableArray<JournalEntry> entries) => _journal[stream] = entries;

    public Task<IReadOnlyList<LedgerRow>> Rows(
        ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string? orderBy = null, int limit = 1000, int offset = 0, CancellationToken cancellationToken = default)
    {
        var rows = Matching(table, clinic, filters).OrderBy(row => row.Key, StringComparer.Ordinal);
        if (orderBy is not null)
        {
            rows = orderBy.StartsWith('-')
                ? rows.OrderByDescending(row => Value(row, orderBy[1..]), Comparer<object?>.Default)
                : rows.OrderBy(row => Value(row, orderBy), Comparer<object?>.Default);
        }

        return Task.FromResult<IReadOnlyList<LedgerRow>>([.. rows.Skip(offset).Take(limit)]);
    }

    public Task<IReadOnlyList<(string? Value, long Count, decimal Sum)>> Counts(
        ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string groupBy, string? sum = null, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<(string?, long, decimal)>>(
        [
            .. Matching(table, clinic, filters).GroupBy(row => (string?)Value(row, groupBy))
                .Select(group => (group.Key, group.LongCount(), sum is null ? 0m : group.Sum(row => (decimal?)Value(row, sum) ?? 0m))),
        ]);

    public Task<DoneCommand?> Find(string stream, Guid commandId, CancellationToken cancellationToken = default) =>
        Task.FromResult(_journal.GetValueOrDefault(stream, []).Where(entry => entry.CommandId == commandId).Select(entry => new DoneCommand(entry.Fingerprint)).FirstOrDefault());

    public Task<IReadOnlyList<string>> Groups(
        ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string groupBy, string orderBy, int limit, int offset, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<string>>(
        [
            .. Matching(table, clinic, filters).GroupBy(row => (string?)Value(row, groupBy)).Where(group => group.Key is not null)
                .OrderBy(group => group.Min(row => Value(row, orderBy))).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key!).Skip(offset).Take(limit),
        ]);

    public async IAsyncEnumerable<JournalEntry> Journal(string stream, long afterVersion = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var entry in _journal.GetValueOrDefault(stream, []).Where(entry => entry.Version > afterVersion)) yield return entry;
    }

    private IEnumerable<LedgerRow> Matching(ReadTable table, string clinic, IReadOnlyList<RowFilter> filters) =>
        _rows.Values.Where(row => row.Table.Name == table.Name && row.Clinic == clinic && filters.All(filter => Passes(Value(row, filter.Column), filter)));

    private static bool Passes(object? value, RowFilter filter) => filter.Is switch
    {
        RowFilter.Test.Equal => Equals(value, filter.Value),
        RowFilter.Test.NotEqual => !Equals(value, filter.Value),
        RowFilter.Test.AtLeast => value is not null && Comparer<object?>.Default.Compare(value, filter.Value) >= 0,
        RowFilter.Test.Before => value is not null && Comparer<object?>.Default.Compare(value, filter.Value) < 0,
        RowFilter.Test.OneOf => ((object[])filter.Value!).Contains(value),
        _ => value is string text && text.Contains((string)filter.Value!, StringComparison.OrdinalIgnoreCase),
    };

    private static object? Value(LedgerRow row, string column) => column == "key" ? row.Key : row.Get<object?>(column);
}
