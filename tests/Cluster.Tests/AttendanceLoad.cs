using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using GroupActors.Testing;

namespace GroupActors.Cluster;

/// <summary>
/// Checks members in and takes it back, one caller a session, each command sent until it is answered for sure; and knows from the answers what must be there afterwards.
/// </summary>
internal sealed class AttendanceLoad(ClinicClient coordinator, DateTime now, int sessions)
{
    private const int Members = 4;

    private readonly ConcurrentDictionary<(string Session, string Patient), (int CheckIns, int Undos)> _done = new();
    private readonly ConcurrentBag<(string Session, long SentAt, long AnsweredAt)> _answers = [];
    private string[] _sessions = [];
    private Task _run = Task.CompletedTask;
    private volatile bool _isOver;

    /// <summary>How many commands have been acknowledged.</summary>
    public int Acknowledged => _answers.Count;

    /// <summary>A group's own: nobody is in two groups that meet at once (W-3).</summary>
    private static IEnumerable<string> Patients(int group) => Enumerable.Range(1, Members).Select(i => string.Create(CultureInfo.InvariantCulture, $"member-{group:00}-{i}"));

    /// <summary>The sessions' keys.</summary>
    public IReadOnlySet<string> Sessions => _sessions.Select(Key).ToHashSet(StringComparer.Ordinal);

    public async Task SetUp()
    {
        _sessions = new string[sessions];
        var start = new DateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, DateTimeKind.Unspecified).AddMinutes(-5);
        await Parallel.ForEachAsync(Enumerable.Range(0, sessions), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var group = string.Create(CultureInfo.InvariantCulture, $"group-{i:00}");
            _sessions[i] = await coordinator.AddGroup(group, start, Members);
            foreach (var patient in Patients(i))
            {
                await coordinator.AddPatient(patient);
                await coordinator.Do(HttpMethod.Post, $"/groups/{group}/enrollments?{patient}", new { patient });
            }
        });
    }

    public void Start() => _run = Task.WhenAll(_sessions.Select((session, group) => Task.Run(() => Run(session, [.. Patients(group)]))));

    /// <summary>Waits until <paramref name="more"/> commands have been acknowledged from now on.</summary>
    public async Task Progress(int more)
    {
        var target = Acknowledged + more;
        await Wait.Until(
            async () =>
            {
                if (_run.IsFaulted) await _run;
                return Acknowledged >= target;
            },
            () => $"{target} commands are acknowledged, after {Acknowledged}");
    }

    /// <summary>How long from now each session takes to answer what is sent from now on, the shortest first; waits until all have.</summary>
    public async Task<TimeSpan[]> Silence()
    {
        var instant = Stopwatch.GetTimestamp();
        TimeSpan[] silence = [];
        await Wait.Until(
            async () =>
            {
                if (_run.IsFaulted) await _run;
                silence =
                [
                    .. _answers.Where(answer => answer.SentAt > instant).GroupBy(answer => answer.Session)
                        .Select(answers => Stopwatch.GetElapsedTime(instant, answers.Min(answer => answer.AnsweredAt))).Order(),
                ];
                return silence.Length == _sessions.Length;
            },
            () => $"all sessions answer again; so far {silence.Length} do");
        return silence;
    }

    public async Task Stop()
    {
        _isOver = true;
        await _run;
    }

    /// <summary>Nothing acknowledged is lost, nothing happened twice; states, journal, read tables, claims and census say the same.</summary>
    public async Task Verify(ClusterProcesses cluster)
    {
        // The journal: as many check-ins and undos of each member as were acknowledged.
        var expected = _done.SelectMany(done => new[] { $"{Key(done.Key.Session)}/{done.Key.Patient} in {done.Value.CheckIns}", $"{Key(done.Key.Session)}/{done.Key.Patient} undone {done.Value.Undos}" });
        var journaled = await TestDatabase.PostgreSQL.Texts(
            cluster.ConnectionString,
            """
            SELECT substr(stream, strpos(stream, '/') + 1) || '/' || (payload::json ->> 'patient') || CASE type WHEN 'session.member-checked-in.v1' THEN ' in ' ELSE ' undone ' END || count(*)
            FROM journal WHERE type IN ('session.member-checked-in.v1', 'session.attendance-undone.v1') GROUP BY stream, payload::json ->> 'patient', type
            """);
        journaled.Order(StringComparer.Ordinal).ShouldBe(expected.Where(line => !line.EndsWith(" 0", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        // The read tables and the states.
        var present = _done.Where(done => done.Value.CheckIns > done.Value.Undos).Select(done => $"{Key(done.Key.Session)}/{done.Key.Patient}").Order(StringComparer.Ordinal).ToArray();
        (await TestDatabase.PostgreSQL.Texts(cluster.ConnectionString, "SELECT \"session\" || '/' || patient FROM attendance WHERE kind = 'Present'")).Order(StringComparer.Ordinal).ShouldBe(present);
        foreach (var session in _sessions)
        {
            var members = (await coordinator.Get(session))!.Value.GetProperty("attendance").EnumerateArray();
            members.Where(member => member.GetProperty("kind").GetString() == "Present").Select(member => $"{Key(session)}/{member.GetProperty("patient").GetString()}")
                .ShouldBe(present.Where(key => key.StartsWith(Key(session) + "/", StringComparison.Ordinal)), ignoreOrder: true);
        }

        // The census.
        var census = (await coordinator.Get("/census"))!.Value;
        census.GetProperty("totals").GetProperty("presentToday").GetInt32().ShouldBe(present.Length);

        // Closed, with one claim for each of two or more who were there.
        await Parallel.ForEachAsync(_sessions, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (session, _) => await coordinator.Do(HttpMethod.Post, session + "/close", new { minutes = 60 }));
        await Wait.Until(async () => (await TestDatabase.PostgreSQL.Texts(cluster.ConnectionString, "SELECT sender FROM outbox")).Count == 0, () => "every effect is delivered");
        var billed = present.GroupBy(key => key[..key.LastIndexOf('/')]).Where(session => session.Count() > 1).SelectMany(session => session).Order(StringComparer.Ordinal);
        (await TestDatabase.PostgreSQL.Texts(cluster.ConnectionString, "SELECT \"session\" || '/' || patient FROM claims WHERE code = '90853'")).Order(StringComparer.Ordinal).ShouldBe(billed);

        // What every journal folds to is what the tables hold.
        foreach (var name in cluster.Webs.Concat(cluster.Silos)) await cluster.Stop(name);
        await using var silo = await TestSilo.Start(TestDatabase.PostgreSQL, cluster.ConnectionString);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    private async Task Run(string session, string[] patients)
    {
        for (var turn = 0; !_isOver; turn++)
        {
            foreach (var patient in patients)
            {
                var isPresent = turn % 2 == 0;
                var sentAt = Stopwatch.GetTimestamp();
                await coordinator.Do(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"{session}/attendance/{patient}/{(isPresent ? "check-in" : "undo")}?{turn}"));
                _answers.Add((session, sentAt, Stopwatch.GetTimestamp()));
                _done.AddOrUpdate((session, patient), isPresent ? (1, 0) : (0, 1), (_, done) => isPresent ? (done.CheckIns + 1, done.Undos) : (done.CheckIns, done.Undos + 1));
                if (_isOver) return;
            }
        }
    }

    private static string Key(string session) => session.Replace("/sessions", ClinicClient.Clinic, StringComparison.Ordinal);
}
