using System.Globalization;
using Npgsql;

namespace GroupActors.Bench.CheckIns;

/// <summary>What a user would write without us: the product's own tables, changed by hand-written SQL. A change is refused unless check-in is open, and numbers the session's versions.</summary>
internal abstract class PostgresPeer(string name, string connectionString) : ICheckIns
{
    protected const string LockSession = "SELECT state, version FROM sessions WHERE key = $1 FOR UPDATE";

    protected const string UpsertAttendance =
        """
        INSERT INTO attendance (key, clinic, session, grp, patient, date, kind, arrived_at, source, late_minutes) VALUES ($1, 'bench', $2, $3, $4, $5, $6, $7, $8, NULL)
        ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, arrived_at = excluded.arrived_at, source = excluded.source, late_minutes = excluded.late_minutes
        """;

    protected const string UpdateSession = "UPDATE sessions SET present = present + $2, version = version + 1 WHERE key = $1 AND state = 'CheckInOpen'";

    protected const string AppendJournal =
        "INSERT INTO journal (stream, version, at, actor_id, actor_name, origin, command, type, payload) VALUES ($1, $2, $3, 'bench', 'Bench', 'bench', $4, $5, $6)";

    public static readonly DateOnly Date = new(2026, 3, 2);

    public string Name { get; } = name;

    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxPoolSize = CheckInsBenchmark.PeerConnections,
        MinPoolSize = CheckInsBenchmark.PeerConnections,
        MaxAutoPrepare = 50,
        AutoPrepareMinUsages = 1,
        NoResetOnClose = true,
    });

    protected string[] Sessions { get; private set; } = [];

    public async Task SetUp(int sessions)
    {
        Sessions = [.. Enumerable.Range(0, sessions).Select(i => string.Create(CultureInfo.InvariantCulture, $"bench/{Name}-of-{sessions}-{i}/2026-03-02/1"))];
        await using var command = Source.CreateCommand(
            """
            INSERT INTO sessions (key, clinic, grp, date, slot, starts_at, ends_at, state, facilitators, present, expected, version, card)
            SELECT key, 'bench', split_part(key, '/', 2), '2026-03-02', 1, now(), now(), 'CheckInOpen', split_part(key, '/', 2), 0, $2, 1, '' FROM unnest($1) AS t (key)
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Sessions });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = CheckInsBenchmark.Members });
        await command.ExecuteNonQueryAsync();
    }

    public abstract Task Change(int session, int member, bool isPresent);

    public virtual ValueTask DisposeAsync() => Source.DisposeAsync();

    protected static string Type(bool isPresent) => isPresent ? "session.member-checked-in.v1" : "session.attendance-undone.v1";

    protected static string Payload(string patient, DateTime at, bool isPresent) => isPresent
        ? string.Create(CultureInfo.InvariantCulture, $$"""{"patient":"{{patient}}","arrivedAt":"{{at:O}}","source":"Facilitator","isLateEntry":false,"lateMinutes":0,"modality":"Telehealth"}""")
        : $$"""{"patient":"{{patient}}"}""";

    protected static string Patient(string group, int member) => string.Create(CultureInfo.InvariantCulture, $"{group}-m{member}");

    protected void AddAttendance(NpgsqlParameterCollection parameters, int session, int member, bool isPresent, DateTime at, out string patient)
    {
        var key = Sessions[session];
        var group = key.Split('/')[1];
        patient = Patient(group, member);
        parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{key}/{patient}" });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = group });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = patient });
        parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = Date });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = isPresent ? "Present" : "Expected" });
        parameters.Add(isPresent ? new NpgsqlParameter<DateTime> { TypedValue = at } : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        parameters.Add(new NpgsqlParameter<string?> { TypedValue = isPresent ? "Facilitator" : null });
    }
}
