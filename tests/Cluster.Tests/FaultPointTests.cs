using System.Diagnostics;
using System.Globalization;
using GroupActors.CrashingSilo;
using GroupActors.Testing;

namespace GroupActors.Cluster;

/// <summary>A process dies just before, and just after, each step of a session's life is stored: booking, closing and the claims end whole and once all the same (F-9, S-8, B-1).</summary>
public sealed class FaultPointTests : IDisposable
{
    private const int Killed = 128 + 9;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _folder = new();

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task F9_S8_B1_a_process_killed_at_the_main_steps_books_closes_and_bills_once(TestDatabase database) =>
        await LiveThrough(database, ["bookings.slots-reserved.v1", "group.series-booked.v1", "session.closed.v1", "claim.issued.v1"]);

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    [Trait("Run", "soak")]
    public async Task F9_S8_B1_a_process_killed_at_every_step_books_closes_and_bills_once(TestDatabase database)
    {
        var (_, told) = await Run(database, await NewDatabase(database), 0);
        await LiveThrough(database, [.. told.Distinct(StringComparer.Ordinal)]);
    }

    public void Dispose() => _folder.Dispose();

    private async Task LiveThrough(TestDatabase database, string[] steps)
    {
        var connectionString = await NewDatabase(database);
        var moments = steps.SelectMany(step => new[] { $"before {step}", $"after {step}" }).ToList();
        for (var minutes = 0; ; minutes++)
        {
            var (isKilled, told) = await Run(database, connectionString, minutes, [string.Join(',', moments)]);
            if (!isKilled) break;
            moments.RemoveAll(told.Contains).ShouldBePositive();
        }

        moments.ShouldBeEmpty("the process died at each of these moments");

        var session = OneSession.Session.ToString();
        (await database.Texts(connectionString, $"SELECT resource FROM bookings WHERE session = '{session}' ORDER BY resource")).ShouldBe([$"facilitator/{OneSession.Clinic}/{OneSession.Facilitator}", $"room/{OneSession.Clinic}/{OneSession.Room}"]);
        (await database.Texts(connectionString, "SELECT session FROM bookings GROUP BY session HAVING count(*) <> 2")).ShouldBeEmpty();
        (await database.Texts(connectionString, "SELECT CAST(count(*) AS text) || ' ' || count(DISTINCT date) FROM sessions")).ShouldBe(["8 8"]);
        string[] billed = [.. OneSession.Members.Take(OneSession.Present)];
        (await database.Texts(connectionString, $"SELECT patient FROM attendance WHERE session = '{session}' AND kind = 'Present' ORDER BY patient")).ShouldBe(billed);
        (await database.Texts(connectionString, $"SELECT patient FROM attendance WHERE session = '{session}' AND kind = 'NoShow'")).ShouldBe(OneSession.Members[OneSession.Present..]);
        (await database.Texts(connectionString, "SELECT patient FROM claims ORDER BY patient")).ShouldBe(billed);
        foreach (var once in new[] { "session.closed", "group.series-booked" })
            (await database.Texts(connectionString, $"SELECT stream FROM journal WHERE type = '{once}.v1'")).Count.ShouldBe(1, once);
        (await database.Texts(connectionString, "SELECT stream FROM journal WHERE type = 'claim.issued.v1'")).Count.ShouldBe(billed.Length);
        await using var silo = await TestSilo.Start(database, connectionString);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    private async Task<string> NewDatabase(TestDatabase database) => database == TestDatabase.PostgreSQL
        ? await (await PostgresServer.Shared()).CreateDatabase(empty: true)
        : $"Data Source={_folder.File(Guid.NewGuid().ToString("N"))}";

    private static async Task<(bool IsKilled, string[] Told)> Run(TestDatabase database, string connectionString, int minutes, params string[] moments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(OneSession).Assembly.Location, database.ToString(), connectionString, minutes.ToString(CultureInfo.InvariantCulture), .. moments])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var (error, written) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        var told = await written;
        if (process.ExitCode is not (0 or Killed)) throw new InvalidOperationException($"{process.ExitCode}\n{told}{await error}");
        return (process.ExitCode == Killed, told.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
