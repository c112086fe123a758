using GroupActors.Testing;

namespace GroupActors.Cluster;

/// <summary>The database has synced its log before a check-in is acknowledged (S-6): seen from the system's side.</summary>
public sealed class SyncTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S6_a_check_in_is_acknowledged_after_the_database_has_synced_it(TestDatabase database)
    {
        // A server of its own: what others commit there would sync as well.
        await using var server = database == TestDatabase.PostgreSQL ? await PostgresServer.Start() : null;
        var (_, settings) = await ProductProcess.Alone(database, _folder, server);
        await using var web = ProductProcess.Web(settings);
        await web.Start().Ready();
        using var administrator = await ClinicClient.SignIn("administrator", web.Address);
        using var coordinator = await ClinicClient.SignIn("coordinator", web.Address);
        var now = await ClinicClient.Found(administrator);
        var session = await coordinator.AddGroup("group", now.AddMinutes(-5), capacity: 8);
        string[] patients = ["a", "b", "c", "d", "e"];
        foreach (var patient in patients)
        {
            await coordinator.AddPatient(patient);
            await coordinator.Do(HttpMethod.Post, $"/groups/group/enrollments?{patient}", new { patient });
        }

        await coordinator.Do(HttpMethod.Post, session + "/check-in/open");
        await using var trace = new SystemCallTrace(_folder.File("calls"), [web.Id, .. server?.ProcessIds() ?? []], "fsync,fdatasync,sendto,sendmsg");
        await trace.Attached();

        foreach (var patient in patients)
        {
            var before = trace.Calls().Length;
            await coordinator.Do(HttpMethod.Post, $"{session}/attendance/{patient}/check-in");
            await Wait.Until(() => Task.FromResult(trace.Calls().Skip(before).Any(IsAnswer)), () => "the answer is traced");

            trace.Calls().Skip(before).TakeWhile(call => !IsAnswer(call)).ShouldContain(call => IsSync(call, database), string.Join('\n', trace.Calls().Skip(before)));
        }
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsAnswer(string call) => call.Contains("HTTP/1.1 200", StringComparison.Ordinal);

    private static bool IsSync(string call, TestDatabase database) =>
        (call.Contains("fsync(", StringComparison.Ordinal) || call.Contains("fdatasync(", StringComparison.Ordinal) || call.Contains("sync resumed", StringComparison.Ordinal))
        && call.EndsWith("= 0", StringComparison.Ordinal)
        && (call.Contains("resumed", StringComparison.Ordinal) || call.Contains(database == TestDatabase.SQLite ? "grains.db-wal" : "/pg_wal/", StringComparison.Ordinal));
}
