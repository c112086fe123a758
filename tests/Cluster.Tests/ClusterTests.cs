using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using GroupActors.Testing;

namespace GroupActors.Cluster;

/// <summary>Two silos and two webs on one PostgreSQL.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task F2_two_silos_and_two_webs_start_at_once_on_an_empty_database_and_hold_the_daily_cap_together()
    {
        var connectionString = await (await PostgresServer.Shared()).CreateDatabase(empty: true);
        var storage = new Dictionary<string, string> { ["Storage:Provider"] = "PostgreSQL", ["Storage:ConnectionString"] = connectionString };
        var client = new Dictionary<string, string>(storage) { ["Cluster:Role"] = "Client" };
        await using var silo1 = ProductProcess.Silo(storage);
        await using var silo2 = ProductProcess.Silo(storage);
        await using var web1 = ProductProcess.Web(client);
        await using var web2 = ProductProcess.Web(client);
        ProductProcess[] all = [silo1, silo2, web1, web2];
        foreach (var process in all) process.Start();
        foreach (var process in all) await process.Ready();

        // The cookie of one web is good at the other: they share accounts and keys. Commands go to both in turn.
        using var administrator = await ClinicClient.SignIn("administrator", web1.Address, web2.Address);
        using var coordinator = await ClinicClient.SignIn("coordinator", web2.Address, web1.Address);
        var now = await ClinicClient.Found(administrator);
        var sessions = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var session = await coordinator.AddGroup($"group-{i}", now.Date.AddDays(1).AddHours(8 + (2 * i)), capacity: 8);
            await coordinator.Do(HttpMethod.Delete, $"{session}/facilitators/group-{i}-lead");
            sessions.Add(session);
        }

        await coordinator.Do(HttpMethod.Put, "/facilitators/busy", new { name = "Busy", npi = (string?)null, taxonomy = (string?)null, enrolledPayers = Array.Empty<string>() });
        var answers = new ConcurrentBag<(string Session, HttpStatusCode Status, JsonElement Answer)>();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async i =>
        {
            var session = sessions[i % sessions.Count];
            var (status, answer) = await coordinator.Try(HttpMethod.Put, $"{session}/facilitators/busy?{i}");
            answers.Add((session, status, answer));
        }));

        var accepted = answers.Where(answer => answer.Status == HttpStatusCode.OK).Select(answer => answer.Session).ToList();
        accepted.Count.ShouldBe(4, string.Join('\n', answers.GroupBy(answer => $"{answer.Session} {answer.Status} {Code(answer.Answer)}").Select(group => $"{group.Count()} x {group.Key}")));
        accepted.ShouldBeUnique();
        var refused = sessions.Except(accepted).Single();
        answers.Where(answer => answer.Session == refused).ShouldContain(answer => Code(answer.Answer) == "daily_cap");
        foreach (var session in sessions)
        {
            var facilitators = (await coordinator.Get(session))!.Value.GetProperty("facilitators").EnumerateArray().Select(id => id.GetString());
            facilitators.ShouldBe(session == refused ? [] : ["busy"]);
        }
    }

    [Theory]
    [InlineData("Client", "SQLite", "Cluster:Role=Client")]
    [InlineData("Server", "SQLite", "Cluster:Role")]
    [InlineData("Alone", "MySQL", "Storage:Provider")]
    public async Task A_web_with_settings_that_do_not_fit_ends_and_names_them(string role, string provider, string named)
    {
        await using var web = ProductProcess.Web(new() { ["Cluster:Role"] = role, ["Storage:Provider"] = provider });
        (await web.Start().Exit()).ShouldNotBe(0);
        web.Output.ShouldContain(named);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_second_process_that_would_be_alone_on_the_same_database_ends_and_says_why(TestDatabase database)
    {
        using var folder = new TemporaryFolder();
        var (_, settings) = await ProductProcess.Alone(database, folder);
        await using var first = ProductProcess.Web(settings);
        await first.Start().Ready();
        await using var second = ProductProcess.Web(settings);
        (await second.Start().Exit()).ShouldNotBe(0);
        second.Output.ShouldContain("Cluster:Role");

        // What is gone holds nothing.
        await first.Kill();
        await second.Start().Ready();
        if (database == TestDatabase.SQLite) return;
        await using var member = ProductProcess.Silo(settings);
        (await member.Start().Exit()).ShouldNotBe(0);
        member.Output.ShouldContain("Cluster:Role");
    }

    private static string? Code(JsonElement answer) => answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("code", out var code) ? code.GetString() : null;
}
