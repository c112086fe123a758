using System.Net;
using GroupActors.Testing;

namespace GroupActors.Cluster;

/// <summary>A disk without room: what cannot be stored is not acknowledged, what is stored can be read, and nothing is lost when there is room again (S-6).</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task S6_on_a_full_disk_check_ins_wait_and_reads_go_on_and_when_it_has_room_they_are_stored_once()
    {
        var (connectionString, settings) = await ProductProcess.Alone(TestDatabase.SQLite, _folder);
        await using var web = ProductProcess.Web(settings);
        await web.Start().Ready();
        using var administrator = await ClinicClient.SignIn("administrator", web.Address);
        using var coordinator = await ClinicClient.SignIn("coordinator", web.Address);
        var session = await coordinator.AddGroup("group", (await ClinicClient.Found(administrator)).AddMinutes(-5), capacity: 8);
        foreach (var patient in new[] { "early", "meanwhile", "late" })
        {
            await coordinator.AddPatient(patient);
            await coordinator.Do(HttpMethod.Post, $"/groups/group/enrollments?{patient}", new { patient });
        }

        await CheckIn("early");
        Task meanwhile;
        await using (var full = new SystemCallTrace(_folder.File("writes"), [web.Id], "pwrite64", "inject=pwrite64:error=ENOSPC"))
        {
            await full.Attached();
            meanwhile = CheckIn("meanwhile");
            await Wait.Until(async () => await Health() == HttpStatusCode.ServiceUnavailable, () => $"the process says that it cannot store:\n{web.Output}");
            meanwhile.IsCompleted.ShouldBeFalse();
            (await Present()).ShouldBe(["early"]);
        }

        await meanwhile;
        await CheckIn("late");
        await Wait.Until(async () => await Health() == HttpStatusCode.OK, () => "the process is ready again");

        await web.Kill();
        await web.Start().Ready();
        (await Present()).ShouldBe(["early", "meanwhile", "late"], ignoreOrder: true);
        (await TestDatabase.SQLite.Texts(connectionString, "SELECT stream FROM journal WHERE type = 'session.member-checked-in.v1'")).Count.ShouldBe(3);

        Task CheckIn(string patient) => coordinator.Do(HttpMethod.Post, $"{session}/attendance/{patient}/check-in");

        async Task<IEnumerable<string?>> Present() =>
            [.. (await coordinator.Get(session))!.Value.GetProperty("attendance").EnumerateArray().Where(member => member.GetProperty("kind").GetString() == "Present").Select(member => member.GetProperty("patient").GetString())];

        async Task<HttpStatusCode> Health()
        {
            using var client = new HttpClient { BaseAddress = web.Address };
            using var answer = await client.GetAsync("/health/ready");
            return answer.StatusCode;
        }
    }

    public void Dispose() => _folder.Dispose();
}
