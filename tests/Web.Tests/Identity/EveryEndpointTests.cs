using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace GroupActors.Identity;

public sealed partial class EveryEndpointTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    // Every endpoint and who may use it: C coordinator, F facilitator, D director, B biller, A administrator; "-" whoever is signed in, "*" everyone.
    internal static readonly Dictionary<string, string> Expected = new()
    {
        ["GET /"] = "-",
        ["GET /health/live"] = "*",
        ["GET /health/ready"] = "*",
        ["GET /openapi/{documentName}.json"] = "*",
        ["GET /docs/favicon.svg"] = "*",
        ["GET /_framework/opaque-redirect"] = "-",
        ["GET /docs/{documentName?}"] = "*",
        ["GET /sign-in"] = "*",
        ["POST /sign-in"] = "*",
        ["POST /sign-out"] = "*",
        ["GET /api/sign-in"] = "-",
        ["POST /api/sign-in"] = "*",
        ["POST /api/sign-out"] = "*",
        ["GET /status/{Code:int}"] = "*",
        ["GET /offline"] = "*",
        ["GET /room-screen"] = "*",
        ["POST /api/room-code"] = "*",
        ["POST /api/self-check-in/enter"] = "*",
        ["POST /api/self-check-in"] = "*",
        ["GET /check-in/{proof}"] = "*",
        ["POST /check-in"] = "*",
        ["GET /hubs/live/negotiate"] = "-",
        ["GET /hubs/live"] = "-",
        ["GET /clinics/{Clinic}/board"] = "C",
        ["GET /clinics/{Clinic}/overview"] = "CDA",
        ["GET /clinics/{Clinic}/my-sessions"] = "F",
        ["GET /clinics/{Clinic}/notes"] = "F",
        ["GET /clinics/{Clinic}/sessions/{Group}/{Date}/{Slot}"] = "CF",
        ["GET /clinics/{Clinic}/sessions/{Group}/{Date}/{Slot}/members/{Patient}"] = "CF",
        ["GET /clinics/{Clinic}/sessions/{Group}/{Date}/{Slot}/room"] = "CF",
        ["GET /clinics/{Clinic}/sessions/{Group}/{Date}/{Slot}/close"] = "CF",
        ["GET /clinics/{Clinic}/sessions/{Group}/{Date}/{Slot}/brief"] = "CF",
        ["GET /clinics/{Clinic}/sessions/{Group}/{Date}/{Slot}/paper"] = "CF",
        ["GET /clinics/{Clinic}/sessions/{Group}/{Date}/{Slot}/notes"] = "F",
        ["GET /clinics/{Clinic}/sessions/{Group}/{Date}/{Slot}/notes/{Patient}"] = "F",
        ["GET /clinics/{Clinic}/groups"] = "CF",
        ["GET /clinics/{Clinic}/groups/{Group}"] = "CF",
        ["GET /clinics/{Clinic}/groups/{Group}/plan"] = "C",
        ["GET /clinics/{Clinic}/new-group"] = "C",
        ["GET /clinics/{Clinic}/holidays"] = "C",
        ["GET /clinics/{Clinic}/settings"] = "CFDBA",
        ["GET /clinics/{Clinic}/settings/policies"] = "CFDBA",
        ["GET /clinics/{Clinic}/settings/group-types/{Type}"] = "CFDBA",
        ["GET /clinics/{Clinic}/settings/new-group-type"] = "DA",
        ["GET /clinics/{Clinic}/find"] = "CFDBA",
        ["GET /clinics/{Clinic}/patients/{Patient}"] = "CB",
        ["GET /clinics/{Clinic}/new-patient"] = "C",
        ["GET /clinics/{Clinic}/claims"] = "CB",
        ["GET /clinics/{Clinic}/tasks"] = "CFB",
        ["GET /api/clinics/{clinic}"] = "CFDBA",
        ["PUT /api/clinics/{clinic}"] = "DA",
        ["PUT /api/clinics/{clinic}/policies"] = "DA",
        ["POST /api/clinics/{clinic}/group-types"] = "DA",
        ["POST /api/clinics/{clinic}/group-types/credential-gaps"] = "DA",
        ["POST /api/clinics/{clinic}/payers"] = "DA",
        ["POST /api/clinics/{clinic}/fees"] = "DA",
        ["GET /api/clinics/{clinic}/groups"] = "CF",
        ["GET /api/clinics/{clinic}/groups/{group}"] = "CF",
        ["GET /api/clinics/{clinic}/groups/{group}/names"] = "CF",
        ["PUT /api/clinics/{clinic}/groups/{group}"] = "C",
        ["POST /api/clinics/{clinic}/groups/{group}/series"] = "C",
        ["PUT /api/clinics/{clinic}/groups/{group}/series"] = "C",
        ["POST /api/clinics/{clinic}/groups/{group}/sessions/cancel"] = "C",
        ["POST /api/clinics/{clinic}/groups/{group}/end"] = "C",
        ["POST /api/clinics/{clinic}/groups/{group}/enrollments/changes"] = "C",
        ["POST /api/clinics/{clinic}/groups/{group}/enrollments/{patient}/transfer"] = "C",
        ["PUT /api/clinics/{clinic}/groups/{group}/enrollments/{patient}/graduation"] = "C",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/move"] = "C",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/attendance/{patient}/amend/preview"] = "CF",
        ["POST /api/clinics/{clinic}/groups/{group}/sessions"] = "C",
        ["GET /api/clinics/{clinic}/groups/{group}/sessions/missing"] = "C",
        ["POST /api/clinics/{clinic}/groups/{group}/breaks/lift"] = "C",
        ["PUT /api/clinics/{clinic}/groups/{group}/module-starts"] = "C",
        ["PUT /api/clinics/{clinic}/holidays/{date}"] = "C",
        ["DELETE /api/clinics/{clinic}/holidays/{date}"] = "C",
        ["POST /api/clinics/{clinic}/search"] = "CFDBA",
        ["GET /api/clinics/{clinic}/groups/{group}/past-enrollments"] = "CF",
        ["GET /api/clinics/{clinic}/groups/{group}/history"] = "CF",
        ["GET /api/clinics/{clinic}/groups/{group}/attendance"] = "CF",
        ["POST /api/clinics/{clinic}/groups/{group}/enrollments"] = "C",
        ["GET /api/clinics/{clinic}/groups/{group}/enrollments/{patient}"] = "CF",
        ["POST /api/clinics/{clinic}/groups/{group}/enrollments/{patient}/contacts"] = "CF",
        ["POST /api/clinics/{clinic}/groups/{group}/enrollments/{patient}/holds"] = "C",
        ["POST /api/clinics/{clinic}/groups/{group}/enrollments/{patient}/holds/clear"] = "C",
        ["POST /api/clinics/{clinic}/groups/{group}/enrollments/{patient}/holds/override"] = "C",
        ["POST /api/clinics/{clinic}/groups/{group}/enrollments/{patient}/graduate"] = "C",
        ["POST /api/clinics/{clinic}/groups/{group}/enrollments/{patient}/drop"] = "C",
        ["GET /api/clinics/{clinic}/sessions"] = "CF",
        ["GET /api/clinics/{clinic}/sessions/{group}/{date}/{slot}"] = "CF",
        ["GET /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/names"] = "CF",
        ["GET /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/history"] = "CF",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/check-in/open"] = "CF",
        ["GET /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/room-screen"] = "CF",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/close"] = "CF",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/close/preview"] = "CF",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/cancel"] = "C",
        ["PUT /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/facilitators"] = "C",
        ["PUT /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/facilitators/{facilitator}"] = "C",
        ["DELETE /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/facilitators/{facilitator}"] = "C",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/attendance/{patient}/check-in"] = "CF",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/attendance/{patient}/undo"] = "CF",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/attendance/{patient}/notice"] = "CF",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/attendance/{patient}/no-show"] = "CF",
        ["PUT /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/attendance/{patient}/presence"] = "CF",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/attendance/{patient}/unbilled"] = "CF",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/attendance/{patient}/amend"] = "CF",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/attendance/{patient}/no-show-note"] = "CF",
        ["GET /api/clinics/{clinic}/notes"] = "F",
        ["GET /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/notes"] = "F",
        ["GET /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/notes/{patient}"] = "F",
        ["PUT /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/notes/{patient}/draft"] = "F",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/notes/{patient}/review"] = "F",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/notes/{patient}/sign"] = "F",
        ["POST /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/notes/{patient}/addenda"] = "F",
        ["GET /api/clinics/{clinic}/names"] = "CBA",
        ["GET /api/clinics/{clinic}/facilitators/{facilitator}"] = "CBA",
        ["PUT /api/clinics/{clinic}/facilitators/{facilitator}"] = "CA",
        ["POST /api/clinics/{clinic}/facilitators/{facilitator}/credentials"] = "CA",
        ["GET /api/clinics/{clinic}/rooms/{room}"] = "CBA",
        ["PUT /api/clinics/{clinic}/rooms/{room}"] = "CA",
        ["POST /api/clinics/{clinic}/patients/search"] = "CB",
        ["GET /api/clinics/{clinic}/patients/{patient}"] = "CB",
        ["PUT /api/clinics/{clinic}/patients/{patient}"] = "C",
        ["POST /api/clinics/{clinic}/patients/{patient}/coverage"] = "CB",
        ["POST /api/clinics/{clinic}/patients/{patient}/check-in-code"] = "C",
        ["GET /api/clinics/{clinic}/claims"] = "CB",
        ["GET /api/clinics/{clinic}/claims/states"] = "CB",
        ["POST /api/clinics/{clinic}/claims/review"] = "B",
        ["GET /api/clinics/{clinic}/claims/{group}/{date}/{slot}/{patient}/{correction}"] = "CB",
        ["POST /api/clinics/{clinic}/claims/{group}/{date}/{slot}/{patient}/{correction}/review"] = "B",
        ["POST /api/clinics/{clinic}/claims/{group}/{date}/{slot}/{patient}/{correction}/move"] = "B",
        ["GET /api/clinics/{clinic}/tasks"] = "CFB",
        ["GET /api/clinics/{clinic}/tasks/{task}"] = "CFB",
        ["POST /api/clinics/{clinic}/tasks/{task}/settle"] = "CFB",
        ["GET /api/clinics/{clinic}/census"] = "CDA",
        ["GET /api/clinics/{clinic}/revenue"] = "CDBA",
        ["GET /api/clinics/{clinic}/waitlist"] = "C",
        ["GET /api/clinics/{clinic}/waitlist/{entry}"] = "C",
        ["PUT /api/clinics/{clinic}/waitlist/{entry}"] = "C",
        ["POST /api/clinics/{clinic}/waitlist/{entry}/withdraw"] = "C",
        ["GET /api/clinics/{clinic}/imports"] = "CA",
        ["POST /api/clinics/{clinic}/imports"] = "CA",
        ["GET /api/clinics/{clinic}/imports/{import}"] = "CA",
        ["POST /api/clinics/{clinic}/imports/{import}/start"] = "CA",
        ["POST /api/clinics/{clinic}/imports/{import}/resume"] = "CA",
        ["POST /api/clinics/{clinic}/play-the-day"] = "C",
        ["POST /api/clinics/{clinic}/facilitators"] = "CA",
        ["GET /api/clinics/{clinic}/credential-warnings"] = "CFDA",
        ["GET /api/clinics/{clinic}/facilitators/{facilitator}/credentials"] = "CFDA",
        ["GET /api/clinics/{clinic}/utilization"] = "CDBA",
        ["GET /api/clinics/{clinic}/facilitators/{facilitator}/time-off"] = "CFDA",
        ["POST /api/clinics/{clinic}/facilitators/{facilitator}/time-off"] = "CFD",
        ["POST /api/clinics/{clinic}/facilitators/{facilitator}/time-off/{timeOff}/approve"] = "CD",
        ["POST /api/clinics/{clinic}/facilitators/{facilitator}/time-off/{timeOff}/decline"] = "CD",
        ["POST /api/clinics/{clinic}/facilitators/{facilitator}/time-off/{timeOff}/withdraw"] = "CFD",
        ["POST /api/clinics/{clinic}/facilitators/{facilitator}/calendar"] = "CFA",
        ["DELETE /api/clinics/{clinic}/facilitators/{facilitator}/calendar"] = "CFA",
        ["GET /api/clinics/{clinic}/uncovered"] = "C",
        ["GET /api/clinics/{clinic}/cover-plans/{plan}"] = "C",
        ["POST /api/clinics/{clinic}/cover-plans/{plan}/propose"] = "C",
        ["POST /api/clinics/{clinic}/cover-plans/{plan}/accept"] = "C",
        ["GET /api/clinics/{clinic}/sessions/{group}/{date}/{slot}/cover"] = "C",
        ["POST /api/clinics/{clinic}/rooms"] = "CA",
        ["POST /api/clinics/{clinic}/rooms/{room}/calendar"] = "CA",
        ["DELETE /api/clinics/{clinic}/rooms/{room}/calendar"] = "CA",
        ["GET /calendars/{of}/facilitators/{facilitator}/{secret}.ics"] = "*",
        ["GET /calendars/{of}/rooms/{room}/{secret}.ics"] = "*",
        ["GET /clinics/{Clinic}/facilitators"] = "CFDA",
        ["GET /clinics/{Clinic}/facilitators/{Facilitator}"] = "CFDA",
        ["GET /clinics/{Clinic}/rooms"] = "CFDA",
        ["GET /clinics/{Clinic}/rooms/{Room}"] = "CFDA",
        ["GET /clinics/{Clinic}/cover"] = "C",
        ["GET /clinics/{Clinic}/cover/{Plan}"] = "C",
        ["GET /clinics/{Clinic}/sessions/{Group}/{Date}/{Slot}/cover"] = "C",
        ["GET /clinics/{Clinic}/settings/accounts"] = "A",
        ["GET /clinics/{Clinic}/password"] = "CFDBA",
        ["PUT /api/clinics/{clinic}/password"] = "CFDBA",
        ["GET /api/clinics/{clinic}/accounts"] = "A",
        ["POST /api/clinics/{clinic}/accounts"] = "A",
        ["PUT /api/clinics/{clinic}/accounts/{account}"] = "A",
        ["POST /api/clinics/{clinic}/accounts/{account}/disable"] = "A",
        ["POST /api/clinics/{clinic}/accounts/{account}/enable"] = "A",
        ["POST /api/clinics/{clinic}/accounts/{account}/password"] = "A",
        ["GET /clinics/{Clinic}/import"] = "CA",
        ["GET /clinics/{Clinic}/import/{Run}"] = "CA",
    };

    internal static readonly Dictionary<char, string> Roles = new() { ['C'] = "coordinator", ['F'] = "facilitator", ['D'] = "director", ['B'] = "biller", ['A'] = "administrator" };

    [Fact]
    public void P1_every_endpoint_says_who_may_use_it()
    {
        var found = Endpoints().Select(endpoint => endpoint.Name).ToHashSet(StringComparer.Ordinal);
        found.Except(Expected.Keys).ShouldBeEmpty("not in the table");
        Expected.Keys.Except(found).ShouldBeEmpty("in the table only");
    }

    [Fact]
    public async Task P1_a_role_gets_403_for_what_it_lacks_and_404_for_another_clinic()
    {
        foreach (var (letter, role) in Roles)
        {
            using var client = await app.SignedIn(role);
            foreach (var (name, method, template) in Endpoints().Where(endpoint => endpoint.Template.Contains("{clinic}", StringComparison.OrdinalIgnoreCase)))
            {
                var status = await Send(client, method, template, ClinicApp.Clinic);
                if (Expected[name].Contains(letter)) new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError }.ShouldNotContain(status, $"{name} as {role}");
                else status.ShouldBe(HttpStatusCode.Forbidden, $"{name} as {role}");
                (await Send(client, method, template, "another")).ShouldBe(HttpStatusCode.NotFound, $"{name} as {role} in another clinic");
            }
        }
    }

    [Fact]
    public async Task P1_signed_out_nothing_is_served_that_is_not_for_everyone()
    {
        using var client = app.SignedOut();
        foreach (var (name, method, template) in Endpoints().Where(endpoint => Expected[endpoint.Name] != "*"))
        {
            var expected = template.StartsWith("/api", StringComparison.Ordinal) || template.StartsWith("/hubs", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect;
            (await Send(client, method, template, ClinicApp.Clinic)).ShouldBe(expected, name);
        }
    }

    private IEnumerable<(string Name, string Method, string Template)> Endpoints() =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !endpoint.RoutePattern.RawText!.Contains("scalar", StringComparison.OrdinalIgnoreCase)
            && endpoint.RoutePattern.RawText is not "{**path:file}"
        let template = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        // A page answers GET and POST alike.
        let isPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        from method in !isPage && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"]
        select ($"{method} {template}", method, template);

    private static async Task<HttpStatusCode> Send(HttpClient client, string method, string template, string clinic)
    {
        var path = Parameter().Replace(template, match => match.Groups[1].Value switch { "clinic" or "Clinic" => clinic, "date" => "2026-01-05", "slot" or "correction" => "1", "Code" => "404", _ => "x1" });
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.TryAddWithoutValidation("X-Requested-With", "test");
        if (method is "POST" or "PUT")
            request.Content = template.EndsWith("/imports", StringComparison.Ordinal) ? new MultipartFormDataContent() : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"\{([^}:?]+)[^}]*\}")]
    private static partial Regex Parameter();
}
