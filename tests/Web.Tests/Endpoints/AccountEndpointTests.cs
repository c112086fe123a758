using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GroupActors.Endpoints;

/// <summary>How the people of a clinic come to sign in.</summary>
public sealed class AccountEndpointTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>
{
    private const string Address = "/api/clinics/riverside/accounts";

    [Fact]
    public async Task P1_a_new_account_signs_in_with_the_password_it_was_given_and_has_its_roles_and_no_other()
    {
        await app.SmallClinic();
        using var administrator = await app.SignedIn("administrator");
        var issued = await Added(administrator, "mara@riverside.test", ["Facilitator", "Coordinator"], "mara-quill");
        using var mara = await SignedIn("mara@riverside.test", issued.Password);
        (await mara.GetAsync("/api/clinics/riverside/tasks")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await mara.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var changed = await administrator.PutAsJsonAsync($"{Address}/{issued.Account}", new { name = "Mara Quill", roles = new[] { "Biller" } });
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = await SignedIn("mara@riverside.test", issued.Password);
        (await again.GetAsync("/api/clinics/riverside/waitlist")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await again.GetAsync("/api/clinics/riverside/claims")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task P5_a_barred_account_a_forgotten_password_and_ones_own()
    {
        await app.SmallClinic();
        using var administrator = await app.SignedIn("administrator");
        var issued = await Added(administrator, "tess@riverside.test", ["Biller"], null);
        (await Post(administrator, $"{Address}/{issued.Account}/disable")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TrySignIn("tess@riverside.test", issued.Password)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Post(administrator, $"{Address}/{issued.Account}/enable")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var reset = await Post(administrator, $"{Address}/{issued.Account}/password");
        var next = (await reset.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("password").GetString()!;
        (await TrySignIn("tess@riverside.test", issued.Password)).ShouldBe(HttpStatusCode.Unauthorized);

        using var tess = await SignedIn("tess@riverside.test", next);
        (await CodeOf(await Own("not it", "a password of her own"))).ShouldBe("wrong_password");
        (await CodeOf(await Own(next, "short"))).ShouldBe("invalid_next");
        (await Own(next, "a password of her own")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await tess.GetAsync("/api/clinics/riverside/claims")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TrySignIn("tess@riverside.test", next)).ShouldBe(HttpStatusCode.Unauthorized);
        (await TrySignIn("tess@riverside.test", "a password of her own")).ShouldBe(HttpStatusCode.OK);

        Task<HttpResponseMessage> Own(string current, string wanted) => tess.PutAsJsonAsync("/api/clinics/riverside/password", new { current, next = wanted });
    }

    [Fact]
    public async Task P1_what_cannot_be_an_account_is_refused_with_its_reason()
    {
        await app.SmallClinic();
        using var administrator = await app.SignedIn("administrator");
        (await Refused("director@riverside.test", ["Director"], null)).ShouldBe("account_exists");
        (await Refused("no address", ["Director"], null)).ShouldBe("invalid_email");
        (await Refused("a@riverside.test", [], null)).ShouldBe("invalid_roles");
        (await Refused("a@riverside.test", ["None"], null)).ShouldBe("invalid_roles");
        (await Refused("a@riverside.test", ["Facilitator"], null)).ShouldBe("invalid_facilitator");
        (await Refused("a@riverside.test", ["Director"], "mara-quill")).ShouldBe("invalid_facilitator");
        (await Refused("a@riverside.test", ["Facilitator"], "nobody")).ShouldBe("unknown_facilitator");
        (await CodeOf(await administrator.PutAsJsonAsync($"{Address}/nobody", new { name = "N", roles = new[] { "Biller" } }))).ShouldBe("not_found");

        async Task<string?> Refused(string email, string[] roles, string? facilitator) => await CodeOf(await administrator.PostAsJsonAsync(Address, new { email, name = "A", roles, facilitator }));
    }

    [Fact]
    public async Task P1_a_clinic_never_loses_its_last_administrator_whoever_asks_at_once()
    {
        await app.SmallClinic();
        using var administrator = await app.SignedIn("administrator");
        var others = new List<(string Account, string Password)>();
        for (var i = 0; i < 5; i++) others.Add(await Added(administrator, $"admin{i}@riverside.test", ["Administrator"], null));
        var everybody = (await administrator.GetFromJsonAsync<JsonElement>(Address)).EnumerateArray().Where(IsAdministrator).Select(account => account.GetProperty("account").GetString()!).ToList();

        var answers = await Task.WhenAll(everybody.Select(account => Post(administrator, $"{Address}/{account}/disable")));

        (await administrator.GetFromJsonAsync<JsonElement>(Address)).EnumerateArray().Count(account => IsAdministrator(account) && !account.GetProperty("isDisabled").GetBoolean()).ShouldBeGreaterThan(0);
        foreach (var answer in answers) answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict);
        foreach (var account in everybody) await Post(administrator, $"{Address}/{account}/enable");
        foreach (var (account, _) in others) (await Post(administrator, $"{Address}/{account}/disable")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var last = everybody.Except(others.Select(other => other.Account)).Single();
        (await CodeOf(await Post(administrator, $"{Address}/{last}/disable"))).ShouldBe("last_administrator");
        (await CodeOf(await administrator.PutAsJsonAsync($"{Address}/{last}", new { name = "Ana", roles = new[] { "Director" } }))).ShouldBe("last_administrator");

        static bool IsAdministrator(JsonElement account) => account.GetProperty("roles").EnumerateArray().Any(role => role.GetString() == "Administrator");
    }

    [Fact]
    public async Task P1_an_administrator_adds_an_account_on_screen_and_its_password_is_shown_once()
    {
        await app.SmallClinic();
        await using var screens = await Pages.Screens.Start(app, chromium);
        var page = await screens.Open("administrator", "settings/accounts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an account" }).ClickAsync();
        await page.GetByLabel("E-mail").FillAsync("lena@riverside.test");
        var dialog = page.Locator("#add-account");
        await dialog.GetByLabel("Name").FillAsync("Lena Okafor");
        await dialog.GetByLabel("Director").CheckAsync();
        await screens.ShouldBeClean(page, "account-new");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(dialog.Locator("[data-answer=password]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[A-Za-z0-9]{16}$"));
        (await TrySignIn("lena@riverside.test", await dialog.Locator("[data-answer=password]").InnerTextAsync())).ShouldBe(HttpStatusCode.OK);
        await dialog.GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Lena Okafor" })).ToContainTextAsync("Director");
        await screens.ShouldBeClean(page, "accounts");
    }

    private static async Task<(string Account, string Password)> Added(HttpClient client, string email, string[] roles, string? facilitator)
    {
        using var answer = await client.PostAsJsonAsync(Address, new { email, name = "Of " + email, roles, facilitator });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var issued = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (issued.GetProperty("account").GetString()!, issued.GetProperty("password").GetString()!);
    }

    private async Task<HttpClient> SignedIn(string email, string password)
    {
        var client = app.SignedOut();
        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { email, password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return client;
    }

    private async Task<HttpStatusCode> TrySignIn(string email, string password)
    {
        using var client = app.SignedOut();
        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { email, password });
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string address) => client.PostAsJsonAsync(address, new { });

    private static async Task<string?> CodeOf(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
