using System.Globalization;
using GroupActors.Testing;

namespace GroupActors.Cluster;

/// <summary>What was acknowledged survives the loss of the process, and nothing is done twice (S-4, S-6, B-1).</summary>
public sealed class KillTests : IDisposable
{
    private const int Groups = 25;
    private const int Members = 40;
    private const int Callers = 16;

    private readonly TemporaryFolder _folder = new();

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S6_every_acknowledged_check_in_survives_kills_once_with_its_journal_entry_its_row_and_its_claim(TestDatabase database)
    {
        var (connectionString, settings) = await ProductProcess.Alone(database, _folder);
        await using var web = ProductProcess.Web(settings);
        await web.Start().Ready();
        using var administrator = await ClinicClient.SignIn("administrator", web.Address);
        using var coordinator = await ClinicClient.SignIn("coordinator", web.Address);
        var now = await ClinicClient.Found(administrator);
        var sessions = await SetUp(coordinator, now);

        (string Session, string Patient)[] checkIns = [.. sessions.SelectMany((session, group) => Patients(group).Select(patient => (session, patient)))];
        var acknowledged = 0;
        var kills = Enumerable.Range(1, 4).Select(i => i * checkIns.Length / 5).ToArray();
        var load = Parallel.ForEachAsync(checkIns, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (checkIn, _) =>
        {
            await coordinator.Do(HttpMethod.Post, $"{checkIn.Session}/attendance/{checkIn.Patient}/check-in");
            Interlocked.Increment(ref acknowledged);
        });
        foreach (var kill in kills)
        {
            await Wait.Until(() => Task.FromResult(load.IsCompleted || Volatile.Read(ref acknowledged) >= kill), () => $"{kill} check-ins are acknowledged, after {acknowledged}:\n{web.Output}");
            load.IsCompleted.ShouldBeFalse("the kill comes while check-ins are under way");
            await KillAndStart(web);
        }

        await load;
        await web.Kill();
        (await database.Texts(connectionString, "SELECT \"session\" || '/' || patient FROM attendance WHERE kind = 'Present'")).Order(StringComparer.Ordinal).ShouldBe(Keys(checkIns));
        (await Count(database, connectionString, "SELECT count(*) FROM journal WHERE type = 'session.member-checked-in.v1'")).ShouldBe(checkIns.Length);

        // Closing is cut short as well: what it owes is delivered by the process after it.
        await web.Start().Ready();
        var closing = Parallel.ForEachAsync(sessions, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (session, _) => await coordinator.Do(HttpMethod.Post, session + "/close", new { minutes = 60 }));
        await Wait.Until(async () => await Count(database, connectionString, "SELECT count(*) FROM claims") > 0, () => $"the first claims are there:\n{web.Output}");
        await KillAndStart(web);
        await closing;
        await Wait.Until(
            async () => await Count(database, connectionString, "SELECT count(*) FROM outbox") == 0, () => $"every effect is delivered:\n{web.Output}");
        await web.Kill();
        (await database.Texts(connectionString, "SELECT \"session\" || '/' || patient FROM claims WHERE correction = 1 AND code = '90853'")).Order(StringComparer.Ordinal).ShouldBe(Keys(checkIns));
        (await Count(database, connectionString, "SELECT count(*) FROM claims")).ShouldBe(checkIns.Length);
        (await Count(database, connectionString, "SELECT count(*) FROM journal WHERE type = 'claim.issued.v1'")).ShouldBe(checkIns.Length);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A group's own: nobody is in two groups that meet at once (W-3).</summary>
    private static IEnumerable<string> Patients(int group) => Enumerable.Range(1, Members).Select(i => string.Create(CultureInfo.InvariantCulture, $"member-{group:00}-{i:00}"));

    private static string[] Keys((string Session, string Patient)[] checkIns) =>
        [.. checkIns.Select(checkIn => $"{checkIn.Session.Replace("/sessions", ClinicClient.Clinic, StringComparison.Ordinal)}/{checkIn.Patient}").Order(StringComparer.Ordinal)];

    private static async Task<string[]> SetUp(ClinicClient coordinator, DateTime now)
    {
        var start = new DateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, DateTimeKind.Unspecified).AddMinutes(-5);
        var sessions = new string[Groups];
        await Parallel.ForEachAsync(Enumerable.Range(0, Groups), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (i, _) =>
        {
            var group = string.Create(CultureInfo.InvariantCulture, $"group-{i:00}");
            sessions[i] = await coordinator.AddGroup(group, start, Members);
            foreach (var patient in Patients(i))
            {
                await coordinator.AddPatient(patient);
                await coordinator.Do(HttpMethod.Post, $"/groups/{group}/enrollments?{patient}", new { patient });
            }
        });
        return sessions;
    }

    private static async Task KillAndStart(ProductProcess web)
    {
        await web.Kill();
        await web.Start().Ready();
    }

    private static async Task<int> Count(TestDatabase database, string connectionString, string sql) =>
        int.Parse((await database.Texts(connectionString, sql.Replace("count(*)", "CAST(count(*) AS text)", StringComparison.Ordinal)))[0], CultureInfo.InvariantCulture);
}
