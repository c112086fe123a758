using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GroupActors.Storage;

/// <summary>Reads the ledger. Names come from the catalogue only; values are always parameters.</summary>
internal sealed class Ledger(IDatabase database) : ILedger
{
    /// <summary>A connection that died in the pool fails whoever takes it first; the next one is new.</summary>
    private const int Attempts = 2;

    public Task<IReadOnlyList<LedgerRow>> Rows(
        ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string? orderBy = null, int limit = 1000, int offset = 0, CancellationToken cancellationToken = default) =>
        Read(connection => Rows(connection, table, clinic, filters, orderBy, limit, offset, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<(string? Value, long Count, decimal Sum)>> Counts(
        ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string groupBy, string? sum = null, CancellationToken cancellationToken = default) =>
        Read(connection => Counts(connection, table, clinic, filters, groupBy, sum, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<string>> Groups(
        ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string groupBy, string orderBy, int limit, int offset, CancellationToken cancellationToken = default) =>
        Read(connection => Groups(connection, table, clinic, filters, groupBy, orderBy, limit, offset, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<LedgerRow>> Rows(
        DbConnection connection, ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string? orderBy, int limit, int offset, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        var sql = new StringBuilder("SELECT \"key\", \"clinic\"");
        foreach (var (name, _) in table.Columns) sql.Append(", ").Append(ReadTableSql.Quoted(name));
        AppendWhere(sql, command, table, clinic, filters);
        sql.Append(" ORDER BY ");
        if (orderBy is not null)
        {
            var descending = orderBy.StartsWith('-');
            var column = descending ? orderBy[1..] : orderBy;
            if (column is not "key") Kind(table, column);
            sql.Append(ReadTableSql.Quoted(column)).Append(descending ? " DESC" : "").Append(" NULLS LAST, ");
        }

        sql.Append("\"key\" LIMIT @limit OFFSET @offset");
        Add(command, "@limit", limit);
        Add(command, "@offset", offset);
        command.CommandText = sql.ToString();
        var rows = new List<LedgerRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var values = ImmutableArray.CreateBuilder<object?>(table.Columns.Length);
            for (var i = 0; i < table.Columns.Length; i++) values.Add(database.Values.Read(table.Columns[i].Kind, reader.GetValue(i + 2)));
            rows.Add(new(table, reader.GetString(0), reader.GetString(1), values.MoveToImmutable()));
        }

        return rows;
    }

    private async Task<IReadOnlyList<(string? Value, long Count, decimal Sum)>> Counts(
        DbConnection connection, ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string groupBy, string? sum, CancellationToken cancellationToken)
    {
        if (Kind(table, groupBy) != ReadColumnKind.Text) throw new ArgumentException("Only text can be grouped by.", nameof(groupBy));
        if (sum is not null && Kind(table, sum) != ReadColumnKind.Money) throw new ArgumentException("Only money can be summed.", nameof(sum));
        await using var command = connection.CreateCommand();
        var by = ReadTableSql.Quoted(groupBy);
        var total = sum is null ? "0" : $"CAST(COALESCE(sum({ReadTableSql.Quoted(sum)}), 0) AS bigint)";
        var sql = new StringBuilder("SELECT " + by + ", count(*), " + total);
        AppendWhere(sql, command, table, clinic, filters);
        command.CommandText = sql.Append(" GROUP BY ").Append(by).Append(" ORDER BY ").Append(by).Append(" NULLS LAST").ToString();
        var counts = new List<(string?, long, decimal)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add((reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt64(1), Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture) / 100m));
        }

        return counts;
    }

    private async Task<IReadOnlyList<string>> Groups(
        DbConnection connection, ReadTable table, string clinic, IReadOnlyList<RowFilter> filters, string groupBy, string orderBy, int limit, int offset, CancellationToken cancellationToken)
    {
        if (Kind(table, groupBy) != ReadColumnKind.Text) throw new ArgumentException("Only text can be grouped by.", nameof(groupBy));
        Kind(table, orderBy);
        await using var command = connection.CreateCommand();
        var by = ReadTableSql.Quoted(groupBy);
        var sql = new StringBuilder("SELECT " + by);
        AppendWhere(sql, command, table, clinic, [.. filters, new(groupBy, RowFilter.Test.NotEqual, null)]);
        sql.Append(" GROUP BY ").Append(by).Append(" ORDER BY min(").Append(ReadTableSql.Quoted(orderBy)).Append(") NULLS LAST, ").Append(by).Append(" LIMIT @limit OFFSET @offset");
        Add(command, "@limit", limit);
        Add(command, "@offset", offset);
        command.CommandText = sql.ToString();
        var values = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) values.Add(reader.GetString(0));
        return values;
    }

    public Task<DoneCommand?> Find(string stream, Guid commandId, CancellationToken cancellationToken = default) =>
        Read(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT fingerprint FROM journal WHERE stream = @stream AND command = @command";
                Add(command, "@stream", stream);
                Add(command, "@command", database.Values.Id(commandId));
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                return await reader.ReadAsync(cancellationToken) ? new DoneCommand(reader.IsDBNull(0) ? null : (uint)reader.GetInt64(0)) : null;
            },
            cancellationToken);

    public async IAsyncEnumerable<JournalEntry> Journal(string stream, long afterVersion = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenReader(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT version, at, actor_id, actor_name, reason, origin, command, type, payload, fingerprint FROM journal WHERE stream = @stream AND version > @after ORDER BY version";
        Add(command, "@stream", stream);
        Add(command, "@after", afterVersion);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new(
                reader.GetInt64(0), database.Values.ReadInstant(reader.GetValue(1)), new(reader.GetString(2), reader.GetString(3)), Text(reader, 4), Text(reader, 5),
                reader.IsDBNull(6) ? null : Guid.Parse(reader.GetValue(6).ToString()!), JournalJson.Read<IDomainEvent>(reader.GetString(7), reader.GetString(8)))
            {
                Fingerprint = reader.IsDBNull(9) ? null : (uint)reader.GetInt64(9),
            };
        }
    }

    private async Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await database.OpenReader(cancellationToken);
                return await read(connection);
            }
            catch (Exception exception) when (database.Classify(exception) is FailureKind.ConnectionLost or FailureKind.Unavailable)
            {
                if (attempt == Attempts) throw new StorageUnavailableException();
            }
        }
    }

    private void AppendWhere(StringBuilder sql, DbCommand command, ReadTable table, string clinic, IReadOnlyList<RowFilter> filters)
    {
        sql.Append(" FROM ").Append(ReadTableSql.Quoted(table.Name)).Append(" WHERE \"clinic\" = @clinic");
        Add(command, "@clinic", clinic);
        foreach (var filter in filters)
        {
            var kind = filter.Column is "key" ? ReadColumnKind.Text : Kind(table, filter.Column);
            var column = ReadTableSql.Quoted(filter.Column);
            sql.Append(" AND ").Append(filter.Is switch
            {
                RowFilter.Test.Equal => filter.Value is null ? $"{column} IS NULL" : $"{column} = {Parameter(filter.Value)}",
                RowFilter.Test.NotEqual => filter.Value is null ? $"{column} IS NOT NULL" : $"({column} <> {Parameter(filter.Value)} OR {column} IS NULL)",
                RowFilter.Test.AtLeast => $"{column} >= {Parameter(filter.Value)}",
                RowFilter.Test.Before => $"{column} < {Parameter(filter.Value)}",
                RowFilter.Test.OneOf => OneOf((object[])filter.Value!),
                RowFilter.Test.Contains => database.Values.Contains(column, Parameter(filter.Value)),
                _ => throw new ArgumentOutOfRangeException(nameof(filters)),
            });

            string OneOf(object[] values) => values.Length == 0 ? "1 = 0" : $"{column} IN ({string.Join(", ", values.Select(Parameter))})";

            string Parameter(object? value)
            {
                var name = "@f" + command.Parameters.Count;
                Add(command, name, database.Values.Write(kind, value));
                return name;
            }
        }
    }

    private static ReadColumnKind Kind(ReadTable table, string column)
    {
        foreach (var (name, kind) in table.Columns)
        {
            if (name == column) return kind;
        }

        throw new ArgumentException($"{table.Name} has no column {column}.", nameof(column));
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
