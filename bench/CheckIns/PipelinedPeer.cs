using Npgsql;

namespace GroupActors.Bench.CheckIns;

/// <summary>The same transaction in one round trip: the rule moves into the SQL, and a change that it refuses finds no row.</summary>
internal sealed class PipelinedPeer(string connectionString) : PostgresPeer("peer-pipelined", connectionString)
{
    private const string AppendJournalOfSession =
        """
        INSERT INTO journal (stream, version, at, actor_id, actor_name, origin, command, type, payload)
        SELECT key, version, $2, 'bench', 'Bench', 'bench', $3, $4, $5 FROM sessions WHERE key = $1 AND state = 'CheckInOpen'
        """;

    public override async Task Change(int session, int member, bool isPresent)
    {
        var at = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var connection = await Source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        var select = new NpgsqlBatchCommand(LockSession);
        select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Sessions[session] });
        batch.BatchCommands.Add(select);

        var upsert = new NpgsqlBatchCommand(UpsertAttendance);
        AddAttendance(upsert.Parameters, session, member, isPresent, at, out var patient);
        batch.BatchCommands.Add(upsert);

        var update = new NpgsqlBatchCommand(UpdateSession);
        update.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Sessions[session] });
        update.Parameters.Add(new NpgsqlParameter<long> { TypedValue = isPresent ? 1 : -1 });
        batch.BatchCommands.Add(update);

        var append = new NpgsqlBatchCommand(AppendJournalOfSession);
        append.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Sessions[session] });
        append.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = at });
        append.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() });
        append.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Type(isPresent) });
        append.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Payload(patient, at, isPresent) });
        batch.BatchCommands.Add(append);
        await batch.ExecuteNonQueryAsync();
        if (append.RecordsAffected != 1) throw new InvalidOperationException("check_in_not_open");
    }
}
