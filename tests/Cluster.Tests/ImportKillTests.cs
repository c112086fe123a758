using System.Data.Common;
using GroupActors.Testing;

namespace GroupActors.Cluster;

/// <summary>An import that is killed half-way is taken up where it was, and nothing is there twice .</summary>
public sealed class ImportKillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task X1_an_import_killed_half_way_ends_complete_with_nothing_twice(TestDatabase database)
    {
        var (connectionString, settings) = await ProductProcess.Alone(database, _folder);
        await using var web = ProductProcess.Web(new(settings) { ["Demo:Clinic"] = "true" });

        // The demo clinic's import begins by itself: it is cut short once while members are enrolled, and once more while sessions of the past come in.
        await KillWhere(web.Start(), () => Count(database, connectionString, "group.member-enrolled"));
        (await Phase(database, connectionString)).ShouldBe("Applying", "the kill comes half-way");
        await KillWhere(web.Start(), () => Count(database, connectionString, "session.past-imported"));
        await web.Start().Ready();
        await Wait.Until(async () => await Phase(database, connectionString) == "Done", () => $"the import is done:\n{web.Output}");
        await web.Kill();

        (await Count(database, connectionString, "patient.registered")).ShouldBe(Rows("patients.csv").Length);
        (await Count(database, connectionString, "patient.coverage-set")).ShouldBe(Rows("coverages.csv").Length);
        (await Count(database, connectionString, "group.member-enrolled")).ShouldBe(Rows("enrollments.csv").Length);
        (await Count(database, connectionString, "waitlist-entry.put")).ShouldBe(Rows("waitlist.csv").Length);
        (await Count(database, connectionString, "session.past-imported")).ShouldBe(Rows("attendance.csv").DistinctBy(row => string.Join(',', row.Split(',')[..3])).Count());
        (await Count(database, connectionString, "group.series-booked")).ShouldBe(Rows("slots.csv").DistinctBy(row => row.Split(',')[0]).Count());
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Kills the process in the midst of its work: it goes in short strides and is looked at while it stands still, however fast it is.</summary>
    private static async Task KillWhere(ProductProcess web, Func<Task<int>> progress)
    {
        await Wait.Until(Stands, () => $"the import comes so far:\n{web.Output}");
        await web.Kill();

        async Task<bool> Stands()
        {
            await web.Signal("STOP");
            try
            {
                if (await progress() > 0) return true;
            }
            catch (DbException)
            {
                // Its tables are not there yet, or it stands while it holds them.
            }

            await web.Signal("CONT");
            return false;
        }
    }

    private static string[] Rows(string file) => Repository.Riverside()[file].Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];

    private static async Task<int> Count(TestDatabase database, string connectionString, string type) =>
        (await database.Texts(connectionString, $"SELECT stream FROM journal WHERE type LIKE '{type}%'")).Count;

    private static async Task<string?> Phase(TestDatabase database, string connectionString) =>
        (await database.Texts(connectionString, "SELECT state FROM imports")).SingleOrDefault();
}
