using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using GroupActors.Testing;

namespace GroupActors.Cluster;

/// <summary>A process that is asked to stop ends what it has begun, as docs/operations.md says.</summary>
public sealed class DrainTests : IDisposable
{
    private const int Callers = 16;

    private readonly TemporaryFolder _folder = new();

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_process_that_is_asked_to_stop_answers_all_that_it_does(TestDatabase database)
    {
        var (connectionString, settings) = await ProductProcess.Alone(database, _folder);
        await using var web = ProductProcess.Web(settings);
        await web.Start().Ready();
        using var administrator = await ClinicClient.SignIn("administrator", web.Address);
        using var coordinator = await ClinicClient.SignIn("coordinator", web.Address);
        var session = await coordinator.AddGroup("group", (await ClinicClient.Found(administrator)).AddMinutes(-5), Callers);
        string[] patients = [.. Enumerable.Range(1, Callers).Select(i => string.Create(CultureInfo.InvariantCulture, $"m{i}"))];
        foreach (var patient in patients)
        {
            await coordinator.AddPatient(patient);
            await coordinator.Do(HttpMethod.Post, $"/groups/group/enrollments?{patient}", new { patient });
        }

        var acknowledged = 0;
        var callers = patients.Select(patient => Task.Run(async () =>
        {
            using var client = new HttpClient { BaseAddress = web.Address };
            client.DefaultRequestHeaders.Add("Cookie", coordinator.Cookies);
            for (var turn = 0; ; turn++)
            {
                try
                {
                    using var answer = await client.PostAsJsonAsync($"/api/clinics/{ClinicClient.Clinic}{session}/attendance/{patient}/{(turn % 2 == 0 ? "check-in" : "undo")}", new { });
                    answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                    Interlocked.Increment(ref acknowledged);
                }
                catch (HttpRequestException)
                {
                    // It takes no more requests.
                    return;
                }
            }
        })).ToArray();
        await Wait.Until(() => Task.FromResult(Volatile.Read(ref acknowledged) >= 20 * Callers), () => "the callers are under way");

        (await web.Stop()).ShouldBe(0, web.Output);

        await Task.WhenAll(callers);
        (await database.Texts(connectionString, "SELECT stream FROM journal WHERE type IN ('session.member-checked-in.v1', 'session.attendance-undone.v1')")).Count.ShouldBe(acknowledged);
    }

    public void Dispose() => _folder.Dispose();
}
