using System.Data.Common;
using DbUp;
using Microsoft.Data.Sqlite;

namespace GroupActors.Storage;

/// <summary>SQLite: one writer connection, write-ahead log, a full sync with every commit.</summary>
internal sealed partial class SqliteDatabase : IDatabase
{
    /// <summary>
    /// SQLite's result codes that say something of the database, not of a write: busy, locked, out of memory, read-only, I/O error, corrupt, full, cannot open, no database.
    /// A busy writer has been tried again for 30 seconds by then.
    /// </summary>
    private static readonly int[] UnavailableCodes = [5, 6, 7, 8, 10, 11, 13, 14, 26];

    /// <summary>What the system says of a file that another process holds (EWOULDBLOCK, ERROR_SHARING_VIOLATION); anything else, such as a full or read-only disk, is no reason to wait.</summary>
    private const int HeldOnLinux = 11, HeldOnMac = 35, HeldOnWindows = unchecked((int)0x80070020);

    private readonly string _connectionString;
    private readonly string _serviceId;
    private readonly Dictionary<ReadTable, string> _updates = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _writing = new();
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private SqliteConnection? _writer;
    private FileStream? _claim;

    public SqliteDatabase(string connectionString, string serviceId)
    {
        _connectionString = new SqliteConnectionStringBuilder(connectionString) { Pooling = true, DefaultTimeout = 30 }.ToString();
        _serviceId = serviceId;
    }

    public StoredValues Values { get; } = new SqliteValues();

    public int Committers => 1;

    public async Task Open(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DataFile)!);
        await using (await LockFile(DataFile + ".lock", cancellationToken))
        {
            Schema.Upgrade(DeployChanges.To.SqliteDatabase(_connectionString), "sqlite");
        }

        _writer = new SqliteConnection(_connectionString);
        await _writer.OpenAsync(cancellationToken);
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA foreign_keys = ON");
        Check("journal_mode", "wal");
        Check("synchronous", "2");
        foreach (var table in ReadTables.All) _updates[table] = ReadTableSql.UpdateWhereSame(table, IndexedColumns(table));
    }

    /// <summary>Nobody finds anybody in a file: whoever runs on it is alone.</summary>
    public Task Claim(bool isAlone, CancellationToken cancellationToken) => DatabaseClaim.Until(
        () =>
        {
            _claim = TryLock(DataFile + ".claim");
            return Task.FromResult(_claim is not null);
        },
        cancellationToken);

    public async Task<(byte[]? Payload, int? Version)> ReadState(StateKey key, CancellationToken cancellationToken = default)
    {
        await using var connection = await OpenReader(cancellationToken);
        await using var command = (SqliteCommand)connection.CreateCommand();
        command.CommandText = $"SELECT PayloadBinary, Version FROM OrleansStorage WHERE {KeyCondition}";
        AddKey(command, key, _serviceId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.IsDBNull(0) ? null : reader.GetFieldValue<byte[]>(0), reader.IsDBNull(1) ? null : reader.GetInt32(1))
            : (null, null);
    }

    public async Task<DbConnection> OpenReader(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);

        // SQLite's own knows the case of ASCII letters only.
        connection.CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        return connection;
    }

    public FailureKind Classify(Exception exception) =>
        exception is SqliteException sqlite && UnavailableCodes.Contains(sqlite.SqliteErrorCode) ? FailureKind.Unavailable : FailureKind.Poisoned;

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values) await command.DisposeAsync();
        if (_writer is not null) await _writer.DisposeAsync();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        if (_claim is not null) await _claim.DisposeAsync();
    }

    private string DataFile => Path.GetFullPath(new SqliteConnectionStringBuilder(_connectionString).DataSource);

    private void Check(string pragma, string wanted)
    {
        using var command = _writer!.CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        var actual = Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        if (actual != wanted) throw new StorageSettingException($"SQLite's {pragma} is {actual} and cannot be set to {wanted}, so a commit would not survive a power loss.");
    }

    private HashSet<string> IndexedColumns(ReadTable table)
    {
        using var command = _writer!.CreateCommand();
        command.CommandText = $"SELECT info.name FROM pragma_index_list('{table.Name}') AS list, pragma_index_info(list.name) AS info";
        using var reader = command.ExecuteReader();
        var columns = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read()) columns.Add(reader.GetString(0));
        return columns;
    }

    private void Execute(string sql)
    {
        using var command = _writer!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Several processes may start at once on one file: one of them upgrades, the others wait.</summary>
    private static async Task<FileStream> LockFile(string path, CancellationToken cancellationToken)
    {
        FileStream? file;
        while ((file = TryLock(path)) is null) await Task.Delay(50, cancellationToken);
        return file;
    }

    /// <summary>The system gives the lock back when the process ends, however it ends.</summary>
    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            return null;
        }
    }
}
