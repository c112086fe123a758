using System.Threading.Channels;
using Npgsql;

namespace GroupActors.Bench.CheckIns;

/// <summary>
/// What a clever team would write: one writer takes all changes that wait and stores their rows with one statement a table. It knows the sessions' versions by heart, as their only writer,
/// and has neither states nor rules: the least that batching must do.
/// </summary>
internal sealed class BatchedPeer : PostgresPeer
{
    private const int MaxBatch = 256;

    private const string UpsertMany =
        """
        INSERT INTO attendance (key, clinic, session, grp, patient, date, kind, arrived_at, source, late_minutes)
        SELECT key, 'bench', session, split_part(session, '/', 2), patient, '2026-03-02', kind, arrived_at, source, NULL
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[]) AS t (key, session, patient, kind, arrived_at, source)
        ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, arrived_at = excluded.arrived_at, source = excluded.source, late_minutes = excluded.late_minutes
        """;

    private const string UpdateMany =
        "UPDATE sessions s SET present = s.present + t.present, version = t.version FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS t (key, present, version) WHERE s.key = t.key AND s.state = 'CheckInOpen'";

    private const string AppendMany =
        """
        INSERT INTO journal (stream, version, at, actor_id, actor_name, origin, command, type, payload)
        SELECT stream, version, at, 'bench', 'Bench', 'bench', command, type, payload FROM unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::uuid[], $5::text[], $6::text[]) AS t (stream, version, at, command, type, payload)
        """;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Dictionary<int, long> _versions = [];
    private readonly Task _run;

    public BatchedPeer(string connectionString) : base("peer-batched", connectionString) => _run = Task.Run(Run);

    public override Task Change(int session, int member, bool isPresent)
    {
        var waiting = new Waiting(session, member, isPresent, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Writer.TryWrite(waiting);
        return waiting.Done.Task;
    }

    public override async ValueTask DisposeAsync()
    {
        _waiting.Writer.Complete();
        await _run;
        await base.DisposeAsync();
    }

    private async Task Run()
    {
        NpgsqlConnection? connection = null;
        var changes = new List<Waiting>(MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            if (connection is null)
            {
                // The same pinned plans as the product's committers.
                connection = await Source.OpenConnectionAsync();
                await using var settings = new NpgsqlCommand("SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET plan_cache_mode = force_generic_plan", connection);
                await settings.ExecuteNonQueryAsync();
            }

            changes.Clear();
            while (changes.Count < MaxBatch && _waiting.Reader.TryRead(out var change)) changes.Add(change);
            try
            {
                await Store(connection, changes);
                foreach (var change in changes) change.Done.SetResult();
            }
            catch (Exception exception)
            {
                foreach (var change in changes) change.Done.TrySetException(exception);
            }
        }

        if (connection is not null) await connection.DisposeAsync();
    }

    private async Task Store(NpgsqlConnection connection, List<Waiting> changes)
    {
        var at = TimeProvider.System.GetUtcNow().UtcDateTime;
        var count = changes.Count;
        var (streams, versions, times, commands) = (new string[count], new long[count], new DateTime[count], new Guid[count]);
        var (types, payloads) = (new string[count], new string[count]);
        var attendance = new Dictionary<string, (string Session, string Patient, bool IsPresent)>(count);
        var sessions = new Dictionary<int, long>();
        for (var i = 0; i < count; i++)
        {
            var (session, member, isPresent, _) = changes[i];
            var patient = Patient(Sessions[session].Split('/')[1], member);
            var version = _versions.GetValueOrDefault(session, 1) + 1;
            _versions[session] = version;
            sessions[session] = sessions.GetValueOrDefault(session) + (isPresent ? 1 : -1);
            attendance[$"{Sessions[session]}/{patient}"] = (Sessions[session], patient, isPresent);
            (streams[i], versions[i], times[i], commands[i], types[i], payloads[i]) = (Sessions[session], version, at, Guid.NewGuid(), Type(isPresent), Payload(patient, at, isPresent));
        }

        await using var batch = new NpgsqlBatch(connection);
        Add(
            UpsertMany,
            Array(attendance.Keys),
            Array(attendance.Values.Select(row => row.Session)),
            Array(attendance.Values.Select(row => row.Patient)),
            Array(attendance.Values.Select(row => row.IsPresent ? "Present" : "Expected")),
            Array(attendance.Values.Select(row => row.IsPresent ? at : (DateTime?)null)),
            Array(attendance.Values.Select(row => row.IsPresent ? "Facilitator" : null)));
        Add(UpdateMany, Array(sessions.Keys.Select(session => Sessions[session])), Array(sessions.Values), Array(sessions.Keys.Select(session => _versions[session])));
        Add(AppendMany, Array(streams), Array(versions), Array(times), Array(commands), Array(types), Array(payloads));
        await batch.ExecuteNonQueryAsync();

        void Add(string sql, params NpgsqlParameter[] parameters)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRange(parameters);
            batch.BatchCommands.Add(command);
        }

        static NpgsqlParameter Array<T>(IEnumerable<T> values) => new NpgsqlParameter<T[]> { TypedValue = [.. values] };
    }

    private sealed record Waiting(int Session, int Member, bool IsPresent, TaskCompletionSource Done);
}
