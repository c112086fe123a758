using System.Net.Http.Json;
using System.Text.Json;

namespace GroupActors.Endpoints;

/// <summary>The API's own description, and that it serves what the screens show .</summary>
public sealed class ApiDescriptionTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    [Fact]
    public async Task X3_every_operation_says_what_it_answers_and_how_it_fails()
    {
        using var client = app.SignedOut();
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var operations = (from path in document.GetProperty("paths").EnumerateObject()
                          from operation in path.Value.EnumerateObject()
                          select (Name: $"{operation.Name} {path.Name}", operation.Value)).ToList();
        operations.Count.ShouldBeGreaterThan(60);
        foreach (var (name, operation) in operations)
        {
            var answers = operation.GetProperty("responses");
            answers.GetProperty("default").GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue(name);
            answers.EnumerateObject().Any(answer => answer.Name is "204" || (answer.Name is "200" && answer.Value.TryGetProperty("content", out _))).ShouldBeTrue(name);
            Headers(operation).Contains("Idempotency-Key").ShouldBe(!name.StartsWith("get ", StringComparison.Ordinal), name);
        }

        Headers(operations.Single(operation => operation.Name.EndsWith("/enrollments/{patient}/drop", StringComparison.Ordinal)).Value).ShouldContain("If-Match");
    }

    [Fact]
    public async Task X3_a_facilitator_reads_own_groups_and_their_members_names()
    {
        var clinic = await app.SmallClinic();
        using var client = await app.SignedIn("facilitator");
        var groups = await client.GetFromJsonAsync<JsonElement>("/api/clinics/riverside/groups");
        groups.EnumerateArray().Select(card => card.GetProperty("key").GetString()).ShouldBe([$"riverside/{clinic.Session.Group}"]);
        (await client.GetFromJsonAsync<Dictionary<string, string>>($"/api/clinics/riverside/groups/{clinic.Session.Group}/names"))!.ShouldContainKey("m1");
        (await client.GetFromJsonAsync<Dictionary<string, string>>($"/api/clinics/riverside/sessions/{clinic.Session.Group}/{clinic.Session.Date:yyyy-MM-dd}/1/names"))!.ShouldContainKey("m1");
        (await client.GetAsync($"/api/clinics/riverside/groups/{clinic.OtherGroup.Group}/names")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static IEnumerable<string?> Headers(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "header").Select(parameter => parameter.GetProperty("name").GetString())
        : [];
}
