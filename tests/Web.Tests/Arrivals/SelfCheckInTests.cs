using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using GroupActors.Pages;
using GroupActors.Sessions;
using Microsoft.Playwright;

namespace GroupActors.Arrivals;

/// <summary>Checking in by oneself, from the room's screen to the row that the facilitator sees (P-3).</summary>
public sealed class SelfCheckInTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    private const string Neutral = "That did not work.";

    [Fact]
    public async Task P3_a_patient_scans_the_rooms_code_types_their_own_and_the_facilitator_sees_who_came_in_how()
    {
        var clinic = await app.SmallClinic();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await ClinicApp.Browser(playwright);

        // The coordinator gives a code, which is shown once.
        var desk = await app.Page(browser, "coordinator", new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await desk.GotoAsync(Url(FacilitatorScene.Path(clinic.Session)));
        await desk.ClickAsync("#who-m1");
        await desk.ClickAsync("#check-in-code button");
        await desk.Locator(".issuedcode:visible").WaitForAsync();
        var own = await desk.Locator(".issuedcode").InnerTextAsync();
        own.Length.ShouldBe(8);
        await desk.Keyboard.PressAsync("Escape");

        // The facilitator opens the room's screen, which changes its code by itself.
        var room = await app.Page(browser, "facilitator", new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var addresses = new List<string>();
        room.Response += async (_, response) =>
        {
            if (response.Url.EndsWith("/api/room-code", StringComparison.Ordinal)) addresses.Add((await response.JsonAsync())!.Value.GetProperty("address").GetString()!);
        };
        await room.GotoAsync(Url(FacilitatorScene.Path(clinic.Session, "/room")));
        await room.Locator(".qr").WaitForAsync();
        await SmallClinic.Until(() => Task.FromResult(addresses.Count > 0));
        (await room.InnerTextAsync("body")).ShouldNotContain("Skills");
        (await room.InnerTextAsync("body")).ShouldNotContain("Member");
        await ShouldBeClean(room, "room");

        var phone = await (await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } })).NewPageAsync();
        var bytes = 0;
        phone.Response += async (_, response) => Interlocked.Add(ref bytes, (await response.BodyAsync()).Length);
        await phone.GotoAsync(addresses[^1]);
        (await phone.TitleAsync()).ShouldBe("Check in");
        await phone.WaitForLoadStateAsync(LoadState.NetworkIdle);
        bytes.ShouldBeInRange(1_000, 30_000);
        var shown = await phone.ContentAsync();
        foreach (var word in new[] { "Skills", "Member", "Priya", "Nandan", "GroupActors", "script" }) shown.ShouldNotContain(word);
        await ShouldBeClean(phone, "selfcheckin");

        // A wrong code, and an opening that is used up, look alike.
        await phone.FillAsync("#code", own[..^1] + (own[^1] == '0' ? '1' : '0'));
        await phone.ClickAsync("button");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync(Neutral);
        await ShouldBeClean(phone, "selfcheckin-refused");
        await phone.GotoAsync(addresses[^1]);
        await phone.FillAsync("#code", $"{own[..4]} {own[4..]}");
        await phone.ClickAsync("button");
        await Assertions.Expect(phone.Locator("h1")).ToHaveTextAsync("You are checked in");
        await ShouldBeClean(phone, "selfcheckin-done");
        phone.Url.ShouldBe(Url("/check-in"));

        await Assertions.Expect(desk.Locator("#tap-m1.tap-here")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Locator("#member-m1")).ToContainTextAsync("By own phone");
        (await app.Grains.Session(clinic.Session).Get())!.Attendance.Single(member => member.Patient == "m1").Source.ShouldBe(CheckInSource.Patient);
    }

    [Fact]
    public async Task P3_every_failure_has_the_same_answer_and_takes_its_time()
    {
        var clinic = await app.SmallClinic();
        using var facilitator = await app.SignedIn("facilitator");
        using var phone = app.SignedOut();
        var screen = await facilitator.GetFromJsonAsync<JsonElement>($"/api{FacilitatorScene.Path(clinic.Session)}/room-screen");
        using var shown = await phone.PostAsJsonAsync("/api/room-code", new { screen = screen.GetProperty("screen").GetString() });
        var code = (await shown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("address").GetString()!.Split('/')[^1];
        using var entered = await phone.PostAsJsonAsync("/api/self-check-in/enter", new { code });
        var admission = await entered.Content.ReadFromJsonAsync<JsonElement>();
        admission.EnumerateObject().Select(property => property.Name).ShouldBe(["token", "clinic", "startsAt", "asksForBirthDate"]);
        var token = admission.GetProperty("token").GetString();

        var answers = new List<string>();
        foreach (var body in new object[] { new { token, personalCode = "00000000" }, new { token, birthDate = "1990-01-01", initial = "N" }, new { token = "made-up", personalCode = "00000000" }, new { token } })
        {
            var begun = System.Diagnostics.Stopwatch.GetTimestamp();
            using var answer = await phone.PostAsJsonAsync("/api/self-check-in", body);
            System.Diagnostics.Stopwatch.GetElapsedTime(begun).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(650));
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        using var late = await phone.PostAsJsonAsync("/api/self-check-in/enter", new { code = "made-up" });
        answers.Add(await late.Content.ReadAsStringAsync());
        answers.Select(answer => JsonDocument.Parse(answer).RootElement).Select(problem => (problem.GetProperty("code").GetString(), problem.GetProperty("title").GetString())).Distinct()
            .ShouldHaveSingleItem().Item1.ShouldBe("self_check_in_refused");
        using var page = await phone.GetAsync("/check-in/made-up");
        (await page.Content.ReadAsStringAsync()).ShouldContain(Neutral);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static async Task ShouldBeClean(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PAGE_PICTURES") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{page.ViewportSize!.Width}.png") });
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa") });
        result.Violations.Select(violation => $"{name}: {violation.Id} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue(name + " overflows");
    }

    private string Url(string path) => new Uri(app.Address, path).ToString();
}
