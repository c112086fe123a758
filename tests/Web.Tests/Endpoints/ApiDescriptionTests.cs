using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GroupActors.Endpoints;

/// <summary>The API's own description, and that it serves what the screens show (X-3).</summary>
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

    [Fact]
    public async Task X3_every_type_has_a_schema_of_its_own()
    {
        var document = await Document();
        var bodies = from part in app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
                     from operation in part.Items
                     from type in operation.ParameterDescriptions.Select(parameter => parameter.Type).Concat(operation.SupportedResponseTypes.Select(answer => answer.Type))
                     where type is not null && type != typeof(void)
                     select type;
        var json = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var named = app.Services.GetRequiredService<IOptionsMonitor<OpenApiOptions>>().Get("v1").CreateSchemaReferenceId;
        var ids = new Dictionary<string, HashSet<Type>>();
        foreach (var type in bodies) Note(type);

        ids.Count.ShouldBeGreaterThan(100);
        ids.Where(id => id.Value.Count > 1).Select(id => $"{id.Key}: {string.Join(", ", id.Value)}").ShouldBeEmpty();
        (BodyOf("/claims/{group}/{date}/{slot}/{patient}/{correction}/move"), BodyOf("/sessions/{group}/{date}/{slot}/move")).ShouldBe(("MoveClaimRequest", "MoveSessionRequest"));

        void Note(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            var info = json.GetTypeInfo(type);
            if (named(info) is { } id && !(ids.TryGetValue(id, out var types) ? types : ids[id] = []).Add(type)) return;
            if (info.ElementType is { } element) Note(element);
            if (info.Kind == JsonTypeInfoKind.Object) foreach (var property in info.Properties) Note(property.PropertyType);
        }

        string? BodyOf(string path) => document.GetProperty("paths").GetProperty("/api/clinics/{clinic}" + path).GetProperty("post").GetProperty("requestBody")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1];
    }

    [Fact]
    public async Task X3_every_field_and_parameter_has_a_type()
    {
        var document = await Document();
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var fields = from schema in schemas.EnumerateObject()
                     where schema.Value.TryGetProperty("properties", out _)
                     from field in schema.Value.GetProperty("properties").EnumerateObject()
                     select ($"{schema.Name}.{field.Name}", field.Value);
        var parameters = from path in document.GetProperty("paths").EnumerateObject()
                         from operation in path.Value.EnumerateObject()
                         where operation.Value.TryGetProperty("parameters", out _)
                         from parameter in operation.Value.GetProperty("parameters").EnumerateArray()
                         select ($"{operation.Name} {path.Name} {parameter.GetProperty("name").GetString()}", parameter.GetProperty("schema"));
        string[] anything = ["ProblemDetails.", "RoomScreen."];
        fields.Concat(parameters).Where(field => !IsTyped(field.Item2)).Select(field => field.Item1).Where(name => !anything.Any(name.StartsWith)).ShouldBeEmpty();

        TypeOf("Fee", "payer").ShouldBe("string");
        TypeOf("Fee", "to").ShouldBe("null string");
        TypeOf("Fee", "charge").ShouldBe("number");
        TypeOf("ClaimListItem", "charge").ShouldBe("null number");
        TypeOf("MoveSessionRequest", "room").ShouldBe("null string");
        schemas.GetProperty("ClaimKey").GetProperty("type").GetString().ShouldBe("string");

        string TypeOf(string schema, string field) => schemas.GetProperty(schema).GetProperty("properties").GetProperty(field).GetProperty("type") is { ValueKind: JsonValueKind.Array } types
            ? string.Join(' ', types.EnumerateArray().Select(type => type.GetString()).Order())
            : schemas.GetProperty(schema).GetProperty("properties").GetProperty(field).GetProperty("type").GetString()!;

        static bool IsTyped(JsonElement schema) =>
            schema.TryGetProperty("$ref", out _) || schema.TryGetProperty("oneOf", out _)
            || (schema.TryGetProperty("type", out var type) && (type.ValueKind == JsonValueKind.Array || type.GetString() != "array" || (schema.TryGetProperty("items", out var items) && IsTyped(items))));
    }

    [Theory]
    [InlineData("00:05:00", true)]
    [InlineData("23:59:59.5", true)]
    [InlineData("1.02:30:00", true)]
    [InlineData("24:00:01", false)]
    [InlineData("00:70:00", false)]
    [InlineData("00:00:60", false)]
    [InlineData("-00:05:00", false)]
    public async Task S4_the_pattern_of_elapsed_is_what_is_taken(string elapsed, bool isTaken)
    {
        var pattern = (await Document()).GetProperty("components").GetProperty("schemas").GetProperty("CheckInRequest").GetProperty("properties").GetProperty("elapsed").GetProperty("pattern").GetString()!;
        Regex.IsMatch(elapsed, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)).ShouldBe(isTaken);

        var clinic = await app.SmallClinic();
        using var client = await app.SignedIn("coordinator");
        using var answer = await client.PostAsJsonAsync($"/api/clinics/riverside/sessions/{clinic.Session.Group}/{clinic.Session.Date:yyyy-MM-dd}/1/attendance/m1/check-in", new { elapsed });
        var code = answer.IsSuccessStatusCode ? null : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
        (code is "malformed_json" or "invalid_elapsed").ShouldBe(!isTaken, code);
    }

    private async Task<JsonElement> Document()
    {
        using var client = app.SignedOut();
        return await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
    }

    private static IEnumerable<string?> Headers(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "header").Select(parameter => parameter.GetProperty("name").GetString())
        : [];
}
