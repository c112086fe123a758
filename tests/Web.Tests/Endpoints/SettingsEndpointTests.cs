using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GroupActors.Endpoints;

/// <summary>What a clinic sets, and its rooms and facilitators, over HTTP: whole, once, and on what was seen.</summary>
public sealed class SettingsEndpointTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    private const string Clinic = "/api/clinics/riverside";

    [Fact]
    public async Task Policies_are_set_as_a_whole_and_what_is_left_out_is_named_and_resets_nothing()
    {
        await app.SmallClinic();
        using var client = await app.SignedIn("director");
        var policies = (await Settings(client))["policies"]!.AsObject();
        policies["dailyCap"] = 5;
        (await Send(client, HttpMethod.Put, "/policies", policies)).ShouldBe((HttpStatusCode.OK, null));

        foreach (var left in policies.Select(policy => policy.Key).ToList())
        {
            var partial = policies.DeepClone().AsObject();
            partial.Remove(left);
            using var answer = await client.PutAsJsonAsync(Clinic + "/policies", partial);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            problem.GetProperty("code").GetString().ShouldBe("malformed_json");
            problem.GetProperty("details").EnumerateArray().Select(detail => detail.GetProperty("subject").GetString()).ShouldBe([left]);
        }

        (await Send(client, HttpMethod.Put, "/policies", new { })).ShouldBe((HttpStatusCode.BadRequest, "malformed_json"));
        (await Settings(client))["policies"]!["dailyCap"]!.GetValue<int>().ShouldBe(5);
    }

    [Fact]
    public async Task R14_policies_and_group_types_are_changed_on_what_was_seen_of_them_and_a_type_is_created_once()
    {
        await app.SmallClinic();
        using var client = await app.SignedIn("administrator");
        var settings = await Settings(client);
        var (policies, seen) = (settings["policies"]!.AsObject(), $"\"{settings["policiesVersion"]}\"");
        policies["lateCancelHours"] = 12;
        object Type(int minutes) => new
        {
            id = "seen-once",
            name = "Seen once",
            composition = "PatientsOnly",
            service = "Psychotherapy",
            sessionMinutes = minutes,
            facilitators = 1,
            requiredCredentials = new[] { new { anyOf = new[] { "license" } } },
            indicatedDiagnoses = Array.Empty<string>(),
        };

        (await Send(client, HttpMethod.Post, "/group-types", Type(60), noneMatch: true)).ShouldBe((HttpStatusCode.OK, null));
        (await Send(client, HttpMethod.Post, "/group-types", Type(75), noneMatch: true)).ShouldBe((HttpStatusCode.Conflict, "already_exists"));

        // The type that came in between is none of the policies' business, nor the policies of the type's.
        (await Send(client, HttpMethod.Put, "/policies", policies, match: seen)).ShouldBe((HttpStatusCode.OK, null));
        policies["lateCancelHours"] = 6;
        (await Send(client, HttpMethod.Put, "/policies", policies, match: seen)).ShouldBe((HttpStatusCode.Conflict, "version_conflict"));
        var version = $"\"{(await Settings(client))["groupTypeVersions"]!["seen-once"]}\"";
        (await Send(client, HttpMethod.Post, "/group-types", Type(80), match: version)).ShouldBe((HttpStatusCode.OK, null));
        (await Send(client, HttpMethod.Post, "/group-types", Type(90), match: version)).ShouldBe((HttpStatusCode.Conflict, "version_conflict"));

        settings = await Settings(client);
        settings["policies"]!["lateCancelHours"]!.GetValue<int>().ShouldBe(12);
        settings["groupTypes"]!.AsArray().Single(type => type!["id"]!.GetValue<string>() == "seen-once")!["sessionMinutes"]!.GetValue<int>().ShouldBe(80);
    }

    [Theory, InlineData("rooms"), InlineData("facilitators")]
    public async Task R14_of_two_who_create_at_once_one_does_and_a_repeat_of_theirs_is_answered_as_at_first(string kind)
    {
        await app.SmallClinic();
        using var client = await app.SignedIn("coordinator");
        object Body(int of) => kind == "rooms" ? new { id = "raced", name = $"Room {of}", seats = 10 + of } : new { id = "raced", name = $"Person {of}" };

        var keys = Enumerable.Range(0, 6).Select(_ => Guid.NewGuid().ToString()).ToArray();
        var answers = await Task.WhenAll(keys.Select((key, of) => Send(client, HttpMethod.Post, "/" + kind, Body(of), key)));

        answers.Count(answer => answer == (HttpStatusCode.OK, null)).ShouldBe(1);
        answers.Count(answer => answer == (HttpStatusCode.Conflict, "already_exists")).ShouldBe(5);
        var winner = Array.FindIndex(answers, answer => answer.Status == HttpStatusCode.OK);
        (await Send(client, HttpMethod.Post, "/" + kind, Body(winner), keys[winner])).ShouldBe((HttpStatusCode.OK, null));
        (await Send(client, HttpMethod.Post, "/" + kind, Body(winner))).ShouldBe((HttpStatusCode.Conflict, "already_exists"));
        var made = await client.GetFromJsonAsync<JsonObject>($"{Clinic}/{kind}/raced");
        made!["name"]!.GetValue<string>().ShouldEndWith($" {winner}");

        var seen = $"\"{made["definitionVersion"]}\"";
        object changed = kind == "rooms" ? new { name = "Changed", seats = 9 } : new { name = "Changed" };
        (await Send(client, HttpMethod.Put, $"/{kind}/raced", changed, match: seen)).ShouldBe((HttpStatusCode.OK, null));
        (await Send(client, HttpMethod.Put, $"/{kind}/raced", Renamed(changed), match: seen)).ShouldBe((HttpStatusCode.Conflict, "version_conflict"));
        (await Send(client, HttpMethod.Put, $"/{kind}/raced", changed, noneMatch: true)).ShouldBe((HttpStatusCode.Conflict, "already_exists"));
    }

    private static JsonNode Renamed(object of)
    {
        var other = JsonSerializer.SerializeToNode(of)!;
        other["name"] = "Changed again";
        return other;
    }

    private static async Task<JsonObject> Settings(HttpClient client) => (await client.GetFromJsonAsync<JsonObject>(Clinic))!;

    private static async Task<(HttpStatusCode Status, string? Code)> Send(HttpClient client, HttpMethod method, string path, object body, string? key = null, string? match = null, bool noneMatch = false)
    {
        using var request = new HttpRequestMessage(method, Clinic + path) { Content = JsonContent.Create(body, body.GetType()) };
        if (key is not null) request.Headers.Add(Caller.KeyHeader, key);
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        if (noneMatch) request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var answer = await client.SendAsync(request);
        var content = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, content.TryGetProperty("code", out var code) ? code.GetString() : null);
    }
}
