using Npgsql;

namespace GroupActors.Bench.CheckIns;

/// <summary>A transaction a check-in, statement by statement.</summary>
internal sealed class PlainPeer(string connectionString) : PostgresPeer("peer", connectionString)
{
    public override async Task Change(int session, int member, bool isPresent)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        long version;
        await using (var select = new NpgsqlCommand(LockSession, connection, transaction))
        {
            select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Sessions[session] });
            await using var reader = await select.ExecuteReaderAsync();
            if (!await reader.ReadAsync() || reader.GetString(0) != "CheckInOpen") throw new InvalidOperationException("check_in_not_open");
            version = reader.GetInt64(1) + 1;
        }

        var at = TimeProvider.System.GetUtcNow().UtcDateTime;
        string patient;
        await using (var upsert = new NpgsqlCommand(UpsertAttendance, connection, transaction))
        {
            AddAttendance(upsert.Parameters, session, member, isPresent, at, out patient);
            await upsert.ExecuteNonQueryAsync();
        }

        await using (var update = new NpgsqlCommand(UpdateSession, connection, transaction))
        {
            update.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Sessions[session] });
            update.Parameters.Add(new NpgsqlParameter<long> { TypedValue = isPresent ? 1 : -1 });
            await update.ExecuteNonQueryAsync();
        }

        await using (var append = new NpgsqlCommand(AppendJournal, connection, transaction))
        {
            append.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Sessions[session] });
            append.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
            append.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = at });
            append.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() });
            append.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Type(isPresent) });
            append.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Payload(patient, at, isPresent) });
            await append.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }
}
