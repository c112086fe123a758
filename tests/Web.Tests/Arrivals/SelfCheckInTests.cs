using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GroupActors.Pages;
using GroupActors.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GroupActors.Arrivals;

/// <summary>Checking in by oneself, from the room's screen to the row that the facilitator sees (P-3).</summary>
public sealed class SelfCheckInTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>
{
    private const string Neutral = "That did not work.";

    [Fact]
    public async Task P3_a_patient_scans_the_rooms_code_types_their_own_and_the_facilitator_sees_who_came_in_how()
    {
        var clinic = await app.SmallClinic();
        await using var windows = await chromium.Windows();

        // The coordinator gives a code, which is shown once.
        var desk = await windows.SignIn(app.Address, "coordinator", new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await desk.GotoAsync(Url(FacilitatorScene.Path(clinic.Session)));
        await desk.ClickAsync("#who-m1");
        await desk.ClickAsync("#check-in-code button");
        await desk.Locator(".issuedcode:visible").WaitForAsync();
        var own = await desk.Locator(".issuedcode").InnerTextAsync();
        own.Length.ShouldBe(8);
        await desk.Keyboard.PressAsync("Escape");

        // The facilitator opens the room's screen, which changes its code by itself.
        var room = await windows.SignIn(app.Address, "facilitator", new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var addresses = new List<string>();
        room.Response += async (_, response) =>
        {
            if (response.Url.EndsWith("/api/room-code", StringComparison.Ordinal)) addresses.Add((await response.JsonAsync())!.Value.GetProperty("address").GetString()!);
        };
        await room.GotoAsync(Url(FacilitatorScene.Path(clinic.Session)));
        await room.ClickAsync("text=Show the code for the room’s screen");
        await room.Locator("#room-here").WaitForAsync();
        await room.ShouldBeClean("roomhandover");
        var handedOver = (await room.GetAttributeAsync("#room-here", "href"))!;
        // The room's own tablet: nobody is signed in at it, and it may load the page anew.
        await room.Context.ClearCookiesAsync();
        await room.GotoAsync(handedOver);
        await room.Locator(".qr").WaitForAsync();
        await room.ReloadAsync();
        await room.Locator(".qr").WaitForAsync();
        await Assertions.Expect(room.Locator("#room-session")).ToContainTextAsync("Riverside");
        await SmallClinic.Until(() => Task.FromResult(addresses.Count > 0));
        (await room.InnerTextAsync("body")).ShouldNotContain("Skills");
        (await room.InnerTextAsync("body")).ShouldNotContain("Member");
        await room.ShouldBeClean("room");

        var phone = await windows.Open(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var answers = new List<IResponse>();
        phone.Response += (_, response) => answers.Add(response);
        await phone.GotoAsync(addresses[^1], new() { WaitUntil = WaitUntilState.NetworkIdle });
        (await phone.TitleAsync()).ShouldBe("Check in");
        (await Task.WhenAll(answers.ToArray().Select(answer => answer.BodyAsync()))).Sum(body => body.Length).ShouldBeInRange(1_000, 30_000);
        var shown = await phone.ContentAsync();
        foreach (var word in new[] { "Skills", "Member", "Priya", "Nandan", "GroupActors", "script" }) shown.ShouldNotContain(word);
        await phone.ShouldBeClean("selfcheckin");

        // Whoever mistypes may try again; loaded again, the page sends nothing again.
        await phone.FillAsync("#code", own[..^1] + (own[^1] == '0' ? '1' : '0'));
        await phone.ClickAsync("button");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync(Neutral);
        await phone.ShouldBeClean("selfcheckin-refused");
        await phone.ReloadAsync();
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync(Neutral);
        await phone.FillAsync("#code", $"{own[..4]} {own[4..]}");
        await phone.ClickAsync("button");
        await Assertions.Expect(phone.Locator("h1")).ToHaveTextAsync("You are checked in");
        await phone.ShouldBeClean("selfcheckin-done");
        await phone.ReloadAsync();
        await Assertions.Expect(phone.Locator("h1")).ToHaveTextAsync("You are checked in");
        (await app.Grains.Reports(new(clinic.Session.Clinic)).SessionHistory(clinic.Session)).Count(entry => entry.Change.Contains("self-check-in-refused", StringComparison.Ordinal)).ShouldBe(1);

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

    [Fact]
    public async Task P3_one_phone_is_one_phone_however_often_it_opens_the_page_and_the_room_goes_on()
    {
        await using var own = new ClinicApp();
        await own.InitializeAsync();
        var clinic = await own.SmallClinic();
        var code = (await own.Grains.Patient(new(clinic.Session.Clinic, "m1")).IssueCheckInCode(SmallClinic.Context())).Value!.Code;
        var screen = await Screen(own, clinic.Session);
        using var prankster = own.SignedOut();
        // More openings than one phone has tries, each with as many tries as one phone has.
        for (var opening = 0; opening < 6; opening++)
        {
            var token = await Enter(prankster, await Code(prankster, screen));
            await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
            {
                using var answer = await prankster.PostAsJsonAsync("/api/self-check-in", new { token, personalCode = "00000000" });
                answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            }));
        }

        (await own.Grains.Session(clinic.Session).Get())!.SelfCheckInOffUntil.ShouldBeNull();
        using var phone = own.SignedOut();
        using var done = await phone.PostAsJsonAsync("/api/self-check-in", new { token = await Enter(phone, await Code(phone, screen)), personalCode = code });
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task P3_many_phones_lock_the_room_for_a_while_and_the_facilitator_is_told_until_when()
    {
        await using var own = new ClinicApp();
        await own.InitializeAsync();
        var clinic = await own.SmallClinic();
        await SmallClinic.Done(own.Grains.Clinic(new(ClinicApp.Clinic)).SetPolicies(SmallClinic.Context(), new() { SelfCheckInFailures = 5 }));
        var screen = await Screen(own, clinic.Session);
        for (var i = 0; i < 5; i++)
        {
            using var phone = own.SignedOut();
            using var answer = await phone.PostAsJsonAsync("/api/self-check-in", new { token = await Enter(phone, await Code(phone, screen)), personalCode = "00000000" });
        }

        using var facilitator = await own.SignedIn("facilitator");
        (await facilitator.GetStringAsync(FacilitatorScene.Path(clinic.Session))).ShouldContain("too many wrong tries");
    }

    [Fact]
    public async Task P3_phones_that_ask_too_often_get_the_small_page_and_leave_the_rooms_screen_alone()
    {
        await using var limited = new ClinicApp { Settings = { ["SelfCheckIn:RequestsPerMinute"] = "10" } };
        await limited.InitializeAsync();
        using var client = limited.SignedOut();
        var clinic = await limited.SmallClinic();
        var codes = limited.Services.GetRequiredService<RoomCodes>();
        HttpResponseMessage? answer = null;
        for (var i = 0; i < 11; i++)
        {
            answer?.Dispose();
            answer = await client.GetAsync("/check-in/made-up");
        }

        var page = await answer!.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        page.ShouldContain(Neutral);
        page.ShouldNotContain("<script");
        page.Length.ShouldBeLessThan(30_000);
        answer.Dispose();
        using var shown = await client.PostAsJsonAsync("/api/room-code", new { screen = codes.ScreenOf(clinic.Session, TimeProvider.System.GetUtcNow()) });
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task P3_the_rooms_screen_and_its_code_end_with_the_session()
    {
        await using var own = new ClinicApp();
        await own.InitializeAsync();
        var clinic = await own.SmallClinic();
        using var phone = own.SignedOut();
        var screen = await Screen(own, clinic.Session);
        var code = await Code(phone, screen);
        await SmallClinic.Done(own.Grains.Session(clinic.Session).Cancel(SmallClinic.Context() with { Reason = "Flooded." }));
        using var over = await phone.PostAsJsonAsync("/api/room-code", new { screen });
        over.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var entered = await phone.PostAsJsonAsync("/api/self-check-in/enter", new { code });
        entered.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<string> Screen(ClinicApp app, SessionKey session)
    {
        using var facilitator = await app.SignedIn("facilitator");
        return (await facilitator.GetFromJsonAsync<JsonElement>($"/api{FacilitatorScene.Path(session)}/room-screen")).GetProperty("screen").GetString()!;
    }

    private static async Task<string> Code(HttpClient phone, string screen)
    {
        using var shown = await phone.PostAsJsonAsync("/api/room-code", new { screen });
        return (await shown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("address").GetString()!.Split('/')[^1];
    }

    private static async Task<string> Enter(HttpClient phone, string code)
    {
        using var entered = await phone.PostAsJsonAsync("/api/self-check-in/enter", new { code });
        return (await entered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private string Url(string path) => new Uri(app.Address, path).ToString();
}
