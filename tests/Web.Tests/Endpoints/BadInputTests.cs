using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GroupActors.Endpoints;

public sealed partial class BadInputTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    private const string Room = "/api/clinics/riverside/rooms/aspen";
    private const string GoodRoom = """{"name":"Aspen","seats":12,"equipment":[],"isAccessible":true}""";

    [Theory]
    [InlineData("{\"name\":", "malformed_json")]
    [InlineData("", "malformed_request")]
    [InlineData("null", "malformed_request")]
    [InlineData("[]", "malformed_json")]
    [InlineData("{\"name\":\"Aspen\"}", "malformed_json")]
    [InlineData("{\"name\":null,\"seats\":12,\"equipment\":[],\"isAccessible\":true}", "malformed_json")]
    [InlineData("{\"name\":\"Aspen\",\"seats\":\"12\",\"equipment\":[],\"isAccessible\":true}", "malformed_json")]
    [InlineData("{\"name\":\"Aspen\",\"seats\":1e99,\"equipment\":[],\"isAccessible\":true}", "malformed_json")]
    [InlineData("{\"name\":\"Aspen\",\"seats\":12,\"equipment\":[],\"isAccessible\":true,\"extra\":1}", "malformed_json")]
    [InlineData("{\"name\":\"As\\u0000pen\",\"seats\":12,\"equipment\":[],\"isAccessible\":true}", "invalid_text")]
    [InlineData("{\"name\":\"As\\ud800pen\",\"seats\":12,\"equipment\":[],\"isAccessible\":true}", "invalid_text")]
    [InlineData("{\"name\":\"Aspen\",\"seats\":12,\"equipment\":[\"a\\u0007\"],\"isAccessible\":true}", "invalid_text")]
    public async Task A_bad_body_is_a_400_with_a_code(string body, string code) => await Expect(HttpMethod.Put, Room, Json(body), HttpStatusCode.BadRequest, code);

    [Theory]
    [InlineData("{\"code\":\"dbt\",\"issuer\":\"x\",\"number\":\"1\",\"validFrom\":\"2026-02-31\",\"validTo\":null}", "malformed_json")]
    [InlineData("{\"code\":\"dbt\",\"issuer\":\"x\",\"number\":\"1\",\"validFrom\":\"0001-01-01\",\"validTo\":null}", "date_out_of_range")]
    [InlineData("{\"code\":\"dbt\",\"issuer\":\"x\",\"number\":\"1\",\"validFrom\":\"9999-12-31\",\"validTo\":null}", "date_out_of_range")]
    public async Task A_date_out_of_range_is_a_400_with_a_code(string body, string code) =>
        await Expect(HttpMethod.Post, "/api/clinics/riverside/facilitators/quill/credentials", Json(body), HttpStatusCode.BadRequest, code);

    [Theory]
    [InlineData("2026-03-05T12:00:00", "offset_missing")]
    [InlineData("2026-03-05", "offset_missing")]
    [InlineData("1066-10-14T09:00:00Z", "date_out_of_range")]
    [InlineData("yesterday", "malformed_json")]
    public async Task An_instant_without_its_offset_or_out_of_range_is_a_400_with_a_code(string receivedAt, string code) =>
        await Expect(HttpMethod.Post, "/api/clinics/riverside/sessions/dbt/2026-03-05/1/attendance/p1/notice", Json($$"""{"receivedAt":"{{receivedAt}}"}"""), HttpStatusCode.BadRequest, code);

    [Theory]
    [InlineData("PUT", "rooms/aspen", """{"name":"Aspen","seats":12,"equipment":[null],"isAccessible":true}""")]
    [InlineData("PUT", "facilitators/quill", """{"name":"Mara Quill","npi":null,"taxonomy":null,"enrolledPayers":[null]}""")]
    [InlineData("PUT", "patients/p1", """{"givenName":"A","familyName":"B","birthDate":"1990-01-01","gender":null,"diagnoses":["F41.1",null]}""")]
    [InlineData("PUT", "groups/dbt", """{"name":"DBT","groupType":"skills","capacity":8,"therapeuticMinimum":4,"substitutes":[null]}""")]
    [InlineData("POST", "groups/dbt/series", """{"from":"2026-03-02","slots":[null],"facilitator":"quill","coFacilitator":null,"room":"aspen"}""")]
    [InlineData("PUT", "waitlist/w1", """{"patient":"p1","groupTypes":[null],"diagnosis":null,"acuity":"Low","added":"2026-03-02","hasGroupExperience":false,"availability":[]}""")]
    [InlineData("PUT", "waitlist/w1", """{"patient":"p1","groupTypes":["skills"],"diagnosis":null,"acuity":"Low","added":"2026-03-02","hasGroupExperience":false,"availability":[null]}""")]
    [InlineData("POST", "sessions/dbt/2026-03-02/1/close", """{"minutes":60,"ledBy":[null]}""")]
    [InlineData("POST", "sessions/dbt/2026-03-02/1/close/preview", """{"minutes":60,"ledBy":[null]}""")]
    [InlineData("POST", "group-types", """{"id":"skills","name":"Skills","composition":"PatientsOnly","service":"Psychotherapy","sessionMinutes":60,"facilitators":1,"requiredCredentials":[null],"indicatedDiagnoses":[]}""", "administrator")]
    [InlineData("POST", "group-types", """{"id":"skills","name":"Skills","composition":"PatientsOnly","service":"Psychotherapy","sessionMinutes":60,"facilitators":1,"requiredCredentials":[{"anyOf":[null]}],"indicatedDiagnoses":[]}""", "administrator")]
    [InlineData("POST", "group-types", """{"id":"skills","name":"Skills","composition":"PatientsOnly","service":"Psychotherapy","sessionMinutes":60,"facilitators":1,"requiredCredentials":[],"indicatedDiagnoses":[null]}""", "administrator")]
    [InlineData("POST", "claims/review", """{"claims":[null],"decision":"Approve"}""", "biller")]
    public async Task A_list_with_a_null_is_a_400_with_a_code(string method, string path, string body, string who = "coordinator") =>
        await Expect(new(method), "/api/clinics/riverside/" + path, Json(body), HttpStatusCode.BadRequest, "malformed_json", who);

    [Theory]
    [InlineData("/api/clinics/riverside/rooms/no%20such%20key")]
    [InlineData("/api/clinics/riverside/rooms/%2e%2e%2f")]
    [InlineData("/api/clinics/riverside/sessions/dbt/2026-02-31/1")]
    [InlineData("/api/clinics/riverside/sessions/dbt/2026-02-28/100")]
    [InlineData("/api/clinics/riverside/groups/unknown")]
    [InlineData("/api/clinics/riverside/groups/unknown/history")]
    [InlineData("/api/clinics/riverside/groups/unknown/attendance")]
    [InlineData("/api/clinics/riverside/groups/unknown/past-enrollments")]
    [InlineData("/api/clinics/riverside/sessions/unknown/2026-02-27/1/history")]
    [InlineData("/api/clinics/riverside/patients/unknown")]
    [InlineData("/api/clinics/riverside/claims/dbt/2026-02-28/1/p1/0")]
    [InlineData("/api/clinics/unknown")]
    [InlineData("/api/clinics/-")]
    [InlineData("/api/unknown")]
    public async Task An_unknown_thing_is_a_404(string path) => await Expect(HttpMethod.Get, path, null, HttpStatusCode.NotFound, "not_found");

    [Theory]
    [InlineData("{\"name\":\"Aspen\",\"equipment\":[],\"isAccessible\":true}", "The field seats is missing.", "seats")]
    [InlineData("{}", "The field name is missing. The field seats is missing.", "name", "seats")]
    [InlineData("{\"name\":null,\"seats\":12,\"equipment\":[],\"isAccessible\":true}", "The value of the field name is not of the kind that it takes.", "name")]
    [InlineData("{\"name\":\"Aspen\",\"seats\":\"secret\",\"equipment\":[],\"isAccessible\":true}", "The value of the field seats is not of the kind that it takes.", "seats")]
    [InlineData("{\"name\":\"Aspen\",\"seats\":12,\"equipment\":[\"a\",7],\"isAccessible\":true}", "The value of the field equipment[1] is not of the kind that it takes.", "equipment[1]")]
    [InlineData("{\"name\":\"Aspen\",\"seats\":12,\"equipment\":[],\"isAccessible\":true,\"extra\":\"secret\"}", "There is no field extra here.", "extra")]
    [InlineData("{\"name\":\"Aspen\",\"name\":\"secret\",\"seats\":12,\"equipment\":[],\"isAccessible\":true}", "The field name stands there twice.", "name")]
    [InlineData("{\"name\":\"As\\u0000pen\",\"seats\":12,\"equipment\":[],\"isAccessible\":true}", "Text must not hold control characters.", "name")]
    [InlineData("{\"name\":secret", "The body is not JSON.")]
    public async Task A_bad_body_says_which_of_its_fields_is_wrong_and_never_its_value(string body, string title, params string[] fields)
    {
        using var client = await app.SignedIn("coordinator");
        using var answer = await client.PutAsync(Room, Json(body));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain("secret");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("title").GetString().ShouldBe(title);
        (problem.TryGetProperty("details", out var details) ? details.EnumerateArray().Select(detail => detail.GetProperty("subject").GetString()) : []).ShouldBe(fields);
    }

    [Fact]
    public async Task A_field_inside_another_is_named_with_its_path()
    {
        using var client = await app.SignedIn("coordinator");
        using var answer = await client.PostAsync("/api/clinics/riverside/groups/dbt/series", Json("""{"from":"2026-03-02","slots":[{"number":1,"day":"Monday","start":"10:00"}],"facilitator":"quill","coFacilitator":null,"room":"aspen"}"""));
        (await ShouldBe(answer, HttpStatusCode.BadRequest, "malformed_json")).GetProperty("title").GetString().ShouldBe("The field slots[0].minutes is missing.");
    }

    [Fact]
    public async Task A_huge_body_is_a_413() =>
        await Expect(HttpMethod.Put, Room, Json($$"""{"name":"{{new string('a', 300_000)}}","seats":12,"equipment":[],"isAccessible":true}"""), HttpStatusCode.RequestEntityTooLarge, "body_too_large");

    [Fact]
    public async Task Another_media_type_is_a_415()
    {
        var content = new StringContent(GoodRoom, Encoding.UTF8, "text/plain");
        await Expect(HttpMethod.Put, Room, content, HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Theory, InlineData("bogus"), InlineData("utf-16"), InlineData("iso-8859-1")]
    public async Task A_body_that_is_not_utf_8_is_a_415(string charset)
    {
        var content = Json(GoodRoom);
        content.Headers.ContentType!.CharSet = charset;
        await Expect(HttpMethod.Put, Room, content, HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Theory, InlineData("utf-8"), InlineData("UTF-8"), InlineData("\"utf-8\"")]
    public async Task Utf_8_may_be_named_as_a_header_may_name_it(string charset)
    {
        var content = Json("{");
        content.Headers.ContentType!.CharSet = charset;
        await Expect(HttpMethod.Put, Room, content, HttpStatusCode.BadRequest, "malformed_json");
    }

    [Fact]
    public async Task A_reason_as_long_as_a_book_is_a_400()
    {
        await app.SmallClinic();
        var reason = new string('x', Aggregates.CommandContext.LongestReason + 1);
        await Expect(HttpMethod.Post, "/api/clinics/riverside/groups/skills-a/enrollments", Json($$"""{"patient":"m1","reason":"{{reason}}"}"""), HttpStatusCode.BadRequest, "invalid_reason");
    }

    [Fact]
    public async Task A_wrong_method_is_a_405() => await Expect(HttpMethod.Delete, Room, null, HttpStatusCode.MethodNotAllowed, "method_not_allowed");

    [Fact]
    public async Task A_change_that_another_site_could_forge_is_refused()
    {
        using var client = await app.SignedIn("coordinator");
        using var answer = await client.PostAsync("/api/clinics/riverside/sessions/dbt/2026-02-28/1/check-in/open", null);
        await ShouldBe(answer, HttpStatusCode.BadRequest, "forgery_guard");
    }

    [Theory]
    [InlineData("?from=2026-01-01&to=2026-13-01", "invalid_dates")]
    [InlineData("?from=0001-01-01&to=9999-12-31", "invalid_dates")]
    [InlineData("", "invalid_dates")]
    [InlineData("?from=2026-01-01&to=2026-01-02&group=%00", "invalid_text")]
    public async Task Bad_addresses_are_a_400(string query, string code) => await Expect(HttpMethod.Get, "/api/clinics/riverside/sessions" + query, null, HttpStatusCode.BadRequest, code);

    [Theory]
    [InlineData("?state=Nonsense")]
    [InlineData("?state=3")]
    public async Task An_unknown_state_is_a_400(string query) => await Expect(HttpMethod.Get, "/api/clinics/riverside/claims" + query, null, HttpStatusCode.BadRequest, "invalid_state");

    [Theory]
    [InlineData("?limit=501", "invalid_page")]
    [InlineData("?offset=x", "malformed_request")]
    public async Task A_bad_page_is_a_400(string query, string code) => await Expect(HttpMethod.Get, "/api/clinics/riverside/claims" + query, null, HttpStatusCode.BadRequest, code);

    [Theory]
    [InlineData("imports/x1?take=-1", "invalid_page")]
    [InlineData("imports/x1?take=501", "invalid_page")]
    [InlineData("imports/x1?skip=-1", "invalid_page")]
    [InlineData("imports/x1?skip=9999999999", "malformed_request")]
    [InlineData("groups/skills-a/attendance?sessions=0", "invalid_sessions")]
    [InlineData("groups/skills-a/attendance?sessions=61", "invalid_sessions")]
    public async Task A_part_of_a_list_that_cannot_be_is_a_400(string path, string code)
    {
        await app.SmallClinic();
        await Expect(HttpMethod.Get, "/api/clinics/riverside/" + path, null, HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("70.005")]
    [InlineData("1e-30")]
    [InlineData("7e1")]
    [InlineData("70.0000000000000000000000000000001")]
    [InlineData("1000000000000000")]
    [InlineData("1000000")]
    [InlineData("999999.991")]
    [InlineData("-1")]
    public async Task B13_an_amount_that_is_not_in_whole_cents_is_a_400(string amount)
    {
        await Expect(HttpMethod.Post, "/api/clinics/riverside/fees", Json($$"""{"payer":"payer","code":"90853","from":"2026-01-01","to":null,"charge":{{amount}},"expected":70}"""), HttpStatusCode.BadRequest, "invalid_amount", "administrator");
        await Expect(HttpMethod.Post, "/api/clinics/riverside/fees", Json($$"""{"payer":"payer","code":"90853","from":"2026-01-01","to":null,"charge":120.5,"expected":{{amount}}}"""), HttpStatusCode.BadRequest, "invalid_amount", "administrator");
    }

    [Theory, InlineData("1e20"), InlineData("100000000000000000000"), InlineData("1000000")]
    public async Task B13_a_payment_that_cannot_be_is_a_400_that_says_the_range(string amount)
    {
        using var client = await app.SignedIn("biller");
        using var answer = await client.PostAsync("/api/clinics/riverside/claims/dbt/2026-02-28/1/p1/1/move", Json($$"""{"to":"Paid","paid":{{amount}},"reason":"x"}"""));
        (await ShouldBe(answer, HttpStatusCode.BadRequest, "invalid_amount")).GetProperty("title").GetString()!.ShouldContain("0.00 to 999,999.99 dollars");
    }

    [Theory]
    [InlineData("0001-01-01", "asOf is between 1900 and 2199.")]
    [InlineData("2026-02-30", "Give asOf as yyyy-MM-dd.")]
    public async Task An_as_of_date_out_of_range_is_told_as_such(string date, string title)
    {
        using var client = await app.SignedIn("administrator");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/clinics/riverside/imports?asOf=" + date) { Content = new MultipartFormDataContent() };
        request.Headers.Add("X-Requested-With", "test");
        using var answer = await client.SendAsync(request);
        (await ShouldBe(answer, HttpStatusCode.BadRequest, "invalid_as_of")).GetProperty("title").GetString().ShouldBe(title);
    }

    [Theory, InlineData("dbt"), InlineData("dbt/2026-02-28/1"), InlineData("elsewhere/dbt/2026-02-28/1"), InlineData("riverside/dbt/2026-02-30/1")]
    public async Task A_session_that_is_no_key_of_the_clinics_is_a_400(string session) =>
        await Expect(HttpMethod.Get, "/api/clinics/riverside/claims?session=" + Uri.EscapeDataString(session), null, HttpStatusCode.BadRequest, "invalid_session", "biller");

    [Fact]
    public async Task An_overlong_idempotency_key_is_a_400()
    {
        using var client = await app.SignedIn("coordinator");
        using var request = new HttpRequestMessage(HttpMethod.Put, Room) { Content = Json(GoodRoom) };
        request.Headers.Add(Caller.KeyHeader, new string('k', 201));
        using var answer = await client.SendAsync(request);
        await ShouldBe(answer, HttpStatusCode.BadRequest, "invalid_idempotency_key");
    }

    [Theory]
    [InlineData(null, (HttpStatusCode)428, "version_required")]
    [InlineData("W/\"1\"", HttpStatusCode.BadRequest, "invalid_version")]
    [InlineData("*", HttpStatusCode.BadRequest, "invalid_version")]
    public async Task R14_an_edit_says_which_version_it_saw(string? version, HttpStatusCode status, string code)
    {
        using var client = await app.SignedIn("coordinator");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/clinics/riverside/groups/dbt/enrollments/p1/drop") { Content = Json("{}") };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        using var answer = await client.SendAsync(request);
        await ShouldBe(answer, status, code);
    }

    [Fact]
    public async Task A_wrong_password_is_a_401_and_says_no_more()
    {
        using var client = app.SignedOut();
        using var wrong = await client.PostAsync("/api/sign-in", Json("""{"email":"director@riverside.test","password":"not this one"}"""));
        using var unknown = await client.PostAsync("/api/sign-in", Json("""{"email":"nobody@riverside.test","password":"not this one"}"""));
        await ShouldBe(wrong, HttpStatusCode.Unauthorized, "sign_in_refused");
        await ShouldBe(unknown, HttpStatusCode.Unauthorized, "sign_in_refused");
    }

    [Fact]
    public async Task An_answer_to_bad_input_has_the_security_headers_too()
    {
        using var client = await app.SignedIn("coordinator");
        using var request = new HttpRequestMessage(HttpMethod.Put, Room) { Content = Json("{") };
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/sign-in", "__RequestVerificationToken=wrong&email=coordinator@riverside.test&password=riverside-demo-1")]
    [InlineData("/sign-in", "email=a&password=b")]
    [InlineData("/sign-out", "__RequestVerificationToken=wrong")]
    public async Task A_form_without_its_token_does_nothing_and_leads_to_a_new_one(string path, string form)
    {
        using var client = app.SignedOut();
        using var answer = await client.PostAsync(path, Form(form));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in");
        answer.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(cookie => cookie.StartsWith("groupactors=", StringComparison.Ordinal) && !cookie.StartsWith("groupactors=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_in_from_a_second_tab_leads_on_to_where_the_first_is()
    {
        using var client = await app.SignedIn("coordinator");
        using var answer = await client.PostAsync("/sign-in", Form("__RequestVerificationToken=of-nobody&email=a&password=b&returnUrl=/clinics/riverside/board"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/clinics/riverside/board");
    }

    [Fact]
    public async Task Signing_out_with_another_sign_ins_form_is_refused()
    {
        using var client = await app.SignedIn("coordinator");
        using var answer = await client.PostAsync("/sign-out", Form("__RequestVerificationToken=wrong"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("That did not work");
    }

    [Theory]
    [InlineData("nobody@riverside.test", "/", "/sign-in?refused=1&returnUrl=%2F")]
    [InlineData("coordinator@riverside.test", "/%09x", "/")]
    [InlineData("coordinator@riverside.test", "//elsewhere.test", "/")]
    [InlineData("coordinator@riverside.test", "/clinics/riverside/board", "/clinics/riverside/board")]
    public async Task Signing_in_by_form_leads_to_an_address_here_whatever_is_entered(string email, string returnUrl, string location)
    {
        using var client = app.SignedOut();
        var page = await client.GetStringAsync("/sign-in");
        var token = FormToken().Match(page).Groups[1].Value;
        using var answer = await client.PostAsync("/sign-in", Form($"__RequestVerificationToken={Uri.EscapeDataString(token)}&email={email}&password={Identity.DemoAccounts.Password}&returnUrl={returnUrl}"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe(location);
    }

    private static StringContent Form(string content) => new(content, Encoding.UTF8, "application/x-www-form-urlencoded");

    [System.Text.RegularExpressions.GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex FormToken();

    private async Task Expect(HttpMethod method, string path, HttpContent? content, HttpStatusCode status, string code, string who = "coordinator")
    {
        using var client = await app.SignedIn(who);
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Requested-With", "test");
        using var answer = await client.SendAsync(request);
        await ShouldBe(answer, status, code);
    }

    private static async Task<JsonElement> ShouldBe(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, body);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(body).RootElement;
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("type").GetString()!.ShouldStartWith("https://tools.ietf.org/html/rfc");
        return problem;
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
