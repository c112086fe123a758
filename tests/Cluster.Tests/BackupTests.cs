using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using GroupActors.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GroupActors.Cluster;

/// <summary>Back-up and restore as docs/operations.md says.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_clinic_comes_back_as_it_was_when_it_was_backed_up_while_it_ran(TestDatabase database)
    {
        var (connectionString, settings) = await ProductProcess.Alone(database, _folder);
        await using var web = ProductProcess.Web(settings);
        await web.Start().Ready();
        string session;
        using (var administrator = await ClinicClient.SignIn("administrator", web.Address))
        using (var coordinator = await ClinicClient.SignIn("coordinator", web.Address))
        {
            session = await coordinator.AddGroup("group", (await ClinicClient.Found(administrator)).AddMinutes(-5), capacity: 8);
            foreach (var patient in new[] { "a", "b", "c", "busy" })
            {
                await coordinator.AddPatient(patient);
                await coordinator.Do(HttpMethod.Post, $"/groups/group/enrollments?{patient}", new { patient });
            }

            await CheckIn(coordinator, session, "a");
            var isOver = false;
            var meanwhile = Task.Run(async () =>
            {
                for (var turn = 0; !Volatile.Read(ref isOver); turn++) await coordinator.Do(HttpMethod.Post, $"{session}/attendance/busy/{(turn % 2 == 0 ? "check-in" : "undo")}?{turn}");
            });
            await BackUp(database, connectionString);
            await CheckIn(coordinator, session, "b");
            Volatile.Write(ref isOver, true);
            await meanwhile;
        }

        await web.Kill();
        var restored = await Restore(database, settings);
        await using (var again = ProductProcess.Web(restored))
        {
            await again.Start().Ready();
            using var coordinator = await ClinicClient.SignIn("coordinator", again.Address);
            (await Present(coordinator, session)).Where(patient => patient != "busy").ShouldBe(["a"]);
            await CheckIn(coordinator, session, "c");
            (await Present(coordinator, session)).ShouldContain("c");
        }

        await using var silo = await TestSilo.Start(database, restored["Storage:ConnectionString"]);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Fact]
    public void The_documented_commands_name_the_files_of_the_READMEs_command_and_make_their_folder()
    {
        File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ShouldContain("dotnet run --project src/Web ");
        var command = Regex.Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md")), @"\| back up \| `(?<folder>mkdir -p (?<into>\S+)) && sqlite3 (?<file>\S+) ""VACUUM INTO '(?<copy>\S+)'""`", RegexOptions.None, TimeSpan.FromSeconds(1));

        command.Success.ShouldBeTrue();
        command.Groups["file"].Value.ShouldBe("src/Web/data/groupactors.db");
        Path.GetDirectoryName(command.Groups["copy"].Value).ShouldBe(command.Groups["into"].Value);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task CheckIn(ClinicClient coordinator, string session, string patient) => await coordinator.Do(HttpMethod.Post, $"{session}/attendance/{patient}/check-in");

    private static async Task<IEnumerable<string?>> Present(ClinicClient coordinator, string session) =>
        [.. (await coordinator.Get(session))!.Value.GetProperty("attendance").EnumerateArray().Where(member => member.GetProperty("kind").GetString() == "Present").Select(member => member.GetProperty("patient").GetString())];

    private async Task BackUp(TestDatabase database, string connectionString)
    {
        await VacuumInto("accounts.db", "accounts-backup.db");
        if (database == TestDatabase.SQLite) await VacuumInto("grains.db", "grains-backup.db");
        else await Postgres("pg_dump", new(connectionString), "--format=custom", "--file=" + _folder.File("backup"));
    }

    private async Task<Dictionary<string, string>> Restore(TestDatabase database, Dictionary<string, string> settings)
    {
        var restored = new Dictionary<string, string>(settings) { ["Identity:ConnectionString"] = $"Data Source={_folder.File("accounts-backup.db")}" };
        if (database == TestDatabase.SQLite)
        {
            restored["Storage:ConnectionString"] = $"Data Source={_folder.File("grains-backup.db")}";
            return restored;
        }

        restored["Storage:ConnectionString"] = await (await PostgresServer.Shared()).CreateDatabase(empty: true);
        await Postgres("pg_restore", new(restored["Storage:ConnectionString"]), "--exit-on-error", "--single-transaction", _folder.File("backup"));
        return restored;
    }

    private async Task VacuumInto(string file, string backup)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.File(file)}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $backup";
        command.Parameters.AddWithValue("$backup", _folder.File(backup));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Postgres(string tool, NpgsqlConnectionStringBuilder at, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(PostgresServer.Binaries!, tool),
            ["--host", at.Host!, "--port", at.Port.ToString(CultureInfo.InvariantCulture), "--username", at.Username!, "--dbname", at.Database!, .. arguments])
        { UseShellExecute = false, RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, error);
    }
}
