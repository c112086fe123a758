using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GroupActors.Testing;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GroupActors.Endpoints;

/// <summary>Time off and calendars over HTTP: who may what.</summary>
public sealed class StaffEndpointTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    private const string Own = "/api/clinics/riverside/facilitators/priya-nandan";
    private const string Other = "/api/clinics/riverside/facilitators/mara-quill";

    [Fact]
    public async Task F5_a_facilitator_asks_for_their_own_time_off_and_only_a_director_overrides_the_notice()
    {
        await app.SmallClinic();
        using var facilitator = await app.SignedIn("facilitator");
        using var coordinator = await app.SignedIn("coordinator");
        using var director = await app.SignedIn("director");
        var soon = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(5);
        object Vacation(bool approve = false, bool overrideNotice = false, string? reason = null) => new { kind = "Vacation", from = soon, to = soon.AddDays(2), approve, overrideNotice, reason };

        (await Post(facilitator, Other + "/time-off", Vacation())).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await Post(facilitator, Own + "/time-off", Vacation())).ShouldBe((HttpStatusCode.UnprocessableEntity, "short_notice"));
        (await Post(facilitator, Own + "/time-off", Vacation(approve: true))).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        (await Post(coordinator, Own + "/time-off", Vacation(approve: true, overrideNotice: true, reason: "A wedding."))).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        (await Post(director, Own + "/time-off", Vacation(approve: true, overrideNotice: true))).ShouldBe((HttpStatusCode.UnprocessableEntity, "reason_required"));
        (await Post(director, Own + "/time-off", Vacation(approve: true, overrideNotice: true, reason: "A wedding."))).Status.ShouldBe(HttpStatusCode.OK);

        var listed = await facilitator.GetFromJsonAsync<JsonElement>(Own + "/time-off");
        listed.GetArrayLength().ShouldBe(1);
        (await Post(facilitator, $"{Own}/time-off/{listed[0].GetProperty("id").GetString()}/approve", new { })).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        (await Post(facilitator, $"{Own}/time-off/{listed[0].GetProperty("id").GetString()}/withdraw", new { })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task X2_a_calendar_is_read_by_its_secret_address_alone_until_that_is_revoked_and_names_no_patient()
    {
        await app.SmallClinic();
        using var facilitator = await app.SignedIn("facilitator");
        using var anyone = app.SignedOut();
        (await Post(facilitator, Other + "/calendar", new { })).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        using var shared = await facilitator.PostAsJsonAsync(Own + "/calendar", new { });
        var url = new Uri((await shared.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString()!);

        using var feed = await anyone.GetAsync(url);
        feed.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var text = await feed.Content.ReadAsStringAsync();
        text.ShouldContain("SUMMARY:Skills A");
        text.ShouldNotContain("Number1");
        using var wrong = await anyone.GetAsync(new Uri(url.ToString().Replace(url.Segments[^1], new string('0', 64) + ".ics", StringComparison.Ordinal)));
        wrong.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var revoke = new HttpRequestMessage(HttpMethod.Delete, Own + "/calendar");
        revoke.Headers.Add("X-Requested-With", "test");
        using var revoked = await facilitator.SendAsync(revoke);
        revoked.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var after = await anyone.GetAsync(url);
        after.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task X2_sharing_a_calendar_again_with_the_same_key_shows_the_same_address_and_that_opens_it()
    {
        await app.SmallClinic();
        using var facilitator = await app.SignedIn("facilitator");
        var (key, urls) = (Guid.NewGuid().ToString(), new List<string>());
        foreach (var of in new[] { key, key, Guid.NewGuid().ToString() })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Own + "/calendar") { Content = JsonContent.Create(new { }) };
            request.Headers.Add("Idempotency-Key", of);
            using var answer = await facilitator.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            urls.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString()!);
            using var feed = await facilitator.GetAsync(new Uri(urls[^1]));
            feed.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        urls[1].ShouldBe(urls[0]);
        urls[2].ShouldNotBe(urls[0]);
    }

    [Fact]
    public void X2_the_feeds_that_ask_for_no_sign_in_are_limited()
    {
        var feeds = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.EndsWith(".ics", StringComparison.Ordinal)).ToList();
        feeds.Count.ShouldBe(2);
        feeds.ShouldAllBe(feed => feed.Metadata.GetMetadata<EnableRateLimitingAttribute>() != null);
    }

    [Fact]
    public async Task P1_time_off_is_read_by_those_who_plan_and_credentials_by_those_whom_the_screens_show_them()
    {
        var clinic = await app.SmallClinic();
        await SmallClinic.Done(app.Grains.Facilitator(new(ClinicApp.Clinic, "mara-quill")).RecordCredential(SmallClinic.Context(), new("license", "Board", "7", new(2020, 1, 1), null)));
        var from = clinic.Session.Date.AddDays(200);
        var asked = (await app.Grains.Facilitator(new(ClinicApp.Clinic, "mara-quill")).RequestTimeOff(SmallClinic.Context(), new(Facilitators.TimeOffKind.SickLeave, from, from))).Value!;
        using var biller = await app.SignedIn("biller");
        using var director = await app.SignedIn("director");
        using var facilitator = await app.SignedIn("facilitator");
        using var coordinator = await app.SignedIn("coordinator");

        var staff = await biller.GetStringAsync(Other);
        staff.ShouldContain("Mara Quill");
        staff.ShouldNotContain("SickLeave");
        (await biller.GetFromJsonAsync<JsonElement>("/api/clinics/riverside/tasks")).ToString().ShouldNotContain("time off");
        (await director.GetStringAsync(Other + "/credentials")).ShouldContain("license");
        (await Status(facilitator, Other + "/credentials")).ShouldBe(HttpStatusCode.NotFound);
        (await Status(facilitator, Own + "/credentials")).ShouldBe(HttpStatusCode.OK);
        await TestSilo.Until(
            async () => (await coordinator.GetFromJsonAsync<JsonElement>("/api/clinics/riverside/tasks")).ToString().Contains("Mara Quill asks for time off", StringComparison.Ordinal), "the request is a task");
        (await biller.GetFromJsonAsync<JsonElement>("/api/clinics/riverside/tasks")).ToString().ShouldNotContain("time off");
        await SmallClinic.Done(app.Grains.Facilitator(new(ClinicApp.Clinic, "mara-quill")).DeclineTimeOff(SmallClinic.Context(), new(asked.Id)));
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, string? Code)> Post(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        var content = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, content.ValueKind == JsonValueKind.Object && content.TryGetProperty("code", out var code) ? code.GetString() : null);
    }
}
