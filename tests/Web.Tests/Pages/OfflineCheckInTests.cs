using System.Net.Http.Json;
using GroupActors.Live;
using GroupActors.Sessions;
using Microsoft.Playwright;

namespace GroupActors.Pages;

/// <summary>Check-in on a phone whose network goes and comes back (S-4), and what of it stays on the device (P-5).</summary>
public sealed class OfflineCheckInTests(Chromium chromium) : IAsyncLifetime
{
    private readonly ClinicApp _app = new();
    private SmallClinic _clinic = null!;
    private CuttableProxy _network = null!;
    private Windows _windows = null!;

    private string Path => FacilitatorScene.Path(_clinic.Session);

    /// <summary>Next week's session.</summary>
    private SessionKey Next => _clinic.Session with { Date = _clinic.Session.Date.AddDays(7) };

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _clinic = await _app.SmallClinic();
        _network = new(_app.Address);
        _windows = await chromium.Windows();
    }

    public async ValueTask DisposeAsync()
    {
        await _windows.DisposeAsync();
        await _network.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task S4_taps_without_a_connection_outlive_the_page_and_are_sent_once_and_in_order()
    {
        var page = await Open("facilitator");
        // What others do is on the page that the device keeps, too.
        await Post("coordinator", "/attendance/m4/check-in", new { });
        await Until(page, Path, "async path => new DOMParser().parseFromString(await (await caches.match(path)).text(), 'text/html').querySelector('#tap-m4.tap-here') !== null");

        await Cut(page);
        await page.ClickAsync("#tap-m1");
        await Assertions.Expect(page.Locator("#tap-m1.tap-kept")).ToContainTextAsync("Not sent yet");
        await page.ClickAsync("#tap-m2");
        await page.Locator("#tap-m2.tap-kept").WaitForAsync();
        await TakeBack(page, "#tap-m2");
        await Assertions.Expect(page.Locator("#tap-m2")).ToHaveTextAsync("Member Number2, Check in");
        await Assertions.Expect(page.Locator("#close-session")).ToHaveAttributeAsync("aria-disabled", "true");
        await Assertions.Expect(page.Locator(".closebar")).ToContainTextAsync("Needs the connection");
        await page.ShouldBeClean("checkin-offline");
        await page.CloseAsync();

        page = await page.Context.NewPageAsync();
        await page.GotoAsync(new Uri(_network.Address, Path).ToString());
        await Assertions.Expect(page.Locator("#connection")).ToContainTextAsync("Offline since");
        await Assertions.Expect(page.Locator("#tap-m1.tap-kept")).ToContainTextAsync("Not sent yet");
        await Assertions.Expect(page.Locator("#tap-m4.tap-here")).ToBeVisibleAsync();
        await page.ClickAsync("#tap-m3");
        await page.Locator("#tap-m3.tap-kept").WaitForAsync();
        // An arrival that the server has: its taking back is kept as well.
        await TakeBack(page, "#tap-m4");
        await Assertions.Expect(page.Locator("#tap-m4.tap-kept")).ToContainTextAsync("Taken back");

        await Heal(page);
        foreach (var member in new[] { "m1", "m3" }) await page.Locator($"#tap-{member}.tap-here").WaitForAsync();
        await Assertions.Expect(page.Locator("#tap-m4")).ToHaveTextAsync("Member Number4, Check in");
        await Assertions.Expect(page.Locator(".refusal")).ToHaveCountAsync(0);
        (await Kept(page)).ShouldBe(0);
        (await Changes()).ShouldBe(["check-in m4", "check-in m1", "check-in m3", "undo m4"]);
    }

    [Fact]
    public async Task S4_two_devices_and_a_lost_answer_make_one_attendance_and_what_is_refused_later_is_shown_until_seen()
    {
        var page = await Open("facilitator");
        var lost = 0;
        await page.RouteAsync("**/attendance/m3/check-in", async route =>
        {
            if (Interlocked.Increment(ref lost) > 1)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.ClickAsync("#tap-m3");
        await page.Locator("#tap-m3.tap-here").WaitForAsync();
        await SmallClinic.Until(async () => lost == 2 && await Kept(page) == 0);

        await Cut(page);
        foreach (var member in new[] { "m1", "m2" }) await page.ClickAsync("#tap-" + member);
        await page.Locator("#tap-m2.tap-kept").WaitForAsync();
        await Post("coordinator", "/attendance/m1/check-in", new { });
        var held = (await _app.Grains.Group(_clinic.Group).Get())!.Enrollments.Single(enrollment => enrollment.Patient == "m2");
        await SmallClinic.Done(_app.Grains.Group(_clinic.Group).PlaceHold(SmallClinic.Context(), new("m2", held.Version, Groups.HoldReason.Decompensation, null)));
        await SmallClinic.Until(async () => (await Attendance("m2")).Kind == AttendanceKind.Excused);

        await Heal(page);
        await page.Locator("#tap-m1.tap-here").WaitForAsync();
        await Assertions.Expect(page.Locator("#member-m2 .refusal")).ToContainTextAsync("The member is on a clinical hold.");
        await Assertions.Expect(page.Locator("#member-m2 .refusal")).ToContainTextAsync("Check-in of Member Number2");
        (await Attendance("m1")).Source.ShouldBe(CheckInSource.Coordinator);
        (await Changes()).ShouldBe(["check-in m3", "check-in m1"]);

        await page.ReloadAsync();
        await page.ClickAsync("#member-m2 .refusal button");
        await Assertions.Expect(page.Locator(".refusal")).ToHaveCountAsync(0);
        (await Kept(page)).ShouldBe(0);
    }

    [Fact]
    public async Task P5_signing_out_leaves_no_name_on_the_device_and_unsent_taps_wait_for_their_account()
    {
        var page = await Open("facilitator");
        await Cut(page);
        await page.ClickAsync("#tap-m1");
        await page.Locator("#tap-m1.tap-kept").WaitForAsync();
        await SignOut(page);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("No connection");
        (await page.EvaluateAsync<string>(
            """
            async () => {
              const pages = await Promise.all((await caches.keys()).map(async name => Promise.all((await (await caches.open(name)).matchAll()).map(kept => kept.text()))));
              const taps = await new Promise(done => { indexedDB.open('groupactors').onsuccess = event => event.target.result.transaction('taps').objectStore('taps').getAll().onsuccess = all => done(all.target.result); });
              return JSON.stringify([pages, taps, { ...localStorage }, { ...sessionStorage }]);
            }
            """)).ShouldNotContain("Member Number");
        await page.GotoAsync(new Uri(_network.Address, Path).ToString());
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("No connection");

        await Heal(page);
        await Assertions.Expect(page.Locator("#left-to-send")).ToContainTextAsync("1 check-in on this device is not settled");
        await SignIn(page, "coordinator");
        await page.GotoAsync(new Uri(_network.Address, Path).ToString());
        await page.Locator("#connection", new() { HasText = "Live" }).WaitForAsync();
        await Assertions.Expect(page.Locator("#tap-m1")).ToHaveTextAsync("Member Number1, Check in");
        await SignOut(page);
        await page.Locator("#sign-in").WaitForAsync();
        (await page.Context.APIRequest.GetAsync(new Uri(_network.Address, "/api/sign-in").ToString())).Status.ShouldBe(401);
        (await Kept(page)).ShouldBe(1);

        await SignIn(page, "facilitator");
        await SmallClinic.Until(async () => await Kept(page) == 0);
        (await Attendance("m1")).Source.ShouldBe(CheckInSource.Facilitator);
        (await Changes()).ShouldBe(["check-in m1"]);
    }

    [Fact]
    public async Task P5_a_session_that_is_over_stays_on_no_device()
    {
        var page = await Open("facilitator");
        (await page.EvaluateAsync<string[]>("async () => (await (await caches.open('pages')).keys()).map(kept => new URL(kept.url).pathname)")).ShouldBe([Path]);
        // A phone that nobody looked at since: its clock has gone on, the page has not been there to see it.
        await page.EvaluateAsync(
            """
            async path => {
              const cache = await caches.open('pages');
              const kept = await cache.match(path);
              const headers = new Headers(kept.headers);
              headers.set('X-Kept-Until', String(Date.now() - 5_000));
              await cache.put(path, new Response(await kept.text(), { headers }));
            }
            """, Path);
        await Cut(page);
        await page.GotoAsync(new Uri(_network.Address, Path).ToString());
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("No connection");
        (await page.EvaluateAsync<int>("async () => (await (await caches.open('pages')).keys()).length")).ShouldBe(0);
    }

    [Fact]
    public async Task P5_a_sign_out_without_a_connection_ends_every_tab_and_shows_nothing_until_the_server_has_heard_of_it()
    {
        var page = await Open("facilitator");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(_network.Address, Path).ToString());
        await other.Locator("#connection", new() { HasText = "Live" }).WaitForAsync();
        var shown = 0;
        var tries = 0;
        foreach (var tab in new[] { page, other })
        {
            await tab.RouteAsync("**/api/sign-out", async route =>
            {
                if (Interlocked.Increment(ref tries) <= 3) await route.FulfillAsync(new() { Status = 500 });
                else await route.ContinueAsync();
            });
        }

        await Cut(page);
        await SignOut(page);
        foreach (var tab in new[] { page, other }) await Assertions.Expect(tab.Locator("h1")).ToHaveTextAsync("No connection");
        foreach (var tab in new[] { page, other }) tab.Response += (_, response) => shown += response.Ok && new Uri(response.Url).AbsolutePath == Path ? 1 : 0;

        await Heal(page);
        foreach (var tab in new[] { page, other }) await tab.Locator("#sign-in").WaitForAsync();
        tries.ShouldBeGreaterThan(3);
        shown.ShouldBe(0);
        await page.GotoAsync(new Uri(_network.Address, Path).ToString());
        await page.Locator("#sign-in").WaitForAsync();
        (await page.EvaluateAsync<int>("async () => (await (await caches.open('pages')).keys()).length")).ShouldBe(0);
    }

    [Fact]
    public async Task P5_a_page_is_kept_on_the_sessions_day_only_and_left_when_nobody_touches_it_without_a_connection()
    {
        var page = await Open("facilitator", withClock: true);
        await Cut(page);
        await page.Clock.FastForwardAsync("29:00");
        await page.ClickAsync("h1");
        await page.Clock.FastForwardAsync("29:00");
        await Assertions.Expect(page.Locator("#tap-m1")).ToBeVisibleAsync();
        await page.Clock.FastForwardAsync("02:00");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("No connection");
        await Heal(page);

        using var facilitator = await _app.SignedIn("facilitator");
        (await facilitator.GetStringAsync(Path)).ShouldNotContain("data-kept-until=\"0\"");
        await SmallClinic.Until(async () => await _app.Grains.Session(Next).Get() is not null);
        (await facilitator.GetStringAsync(FacilitatorScene.Path(Next))).ShouldContain("data-kept-until=\"0\"");
    }

    [Fact]
    public async Task S4_a_page_drawn_before_check_in_opens_takes_taps_without_a_connection_once_it_has()
    {
        // After today's own session, which ends in 50 minutes: check-in opens 30 minutes before it starts.
        var zone = new Clinics.ClinicZone((await _app.Grains.Clinic(new(_clinic.Session.Clinic)).Settings())!.TimeZone);
        var start = TimeOnly.FromDateTime(zone.Local(TimeProvider.System.GetUtcNow().AddMinutes(52)).DateTime);
        await SmallClinic.Until(async () => await _app.Grains.Session(Next).Get() is not null);
        await SmallClinic.Done(_app.Grains.Group(_clinic.Group).MoveSession(SmallClinic.Context() with { Reason = "Test." }, new(Next, _clinic.Session.Date, start)));
        await SmallClinic.Until(async () => (await _app.Grains.Session(Next).Get())!.Start == zone.Instant(_clinic.Session.Date, start));
        var page = await Open("facilitator", withClock: true, FacilitatorScene.Path(Next));
        await Assertions.Expect(page.Locator("#tap-m1")).ToBeDisabledAsync();
        await Cut(page);
        await page.Clock.FastForwardAsync("23:00");
        await Assertions.Expect(page.Locator("#tap-m1")).ToBeEnabledAsync();
        await page.ClickAsync("#tap-m1");
        await Assertions.Expect(page.Locator("#tap-m1.tap-kept")).ToContainTextAsync("Not sent yet");
    }

    [Fact]
    public async Task S4_arrivals_are_placed_by_how_long_ago_they_were_tapped_whatever_becomes_of_the_devices_clock()
    {
        var page = await Open("facilitator", withClock: true);
        await Cut(page);
        await page.ClickAsync("#tap-m1");
        await page.Locator("#tap-m1.tap-kept").WaitForAsync();
        await page.Clock.FastForwardAsync("10:00");
        await page.Clock.SetSystemTimeAsync(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        await Heal(page);
        await page.Locator("#tap-m1.tap-here").WaitForAsync();
        var first = await Attendance("m1");
        first.IsLateEntry.ShouldBeTrue();
        (TimeProvider.System.GetUtcNow() - first.ArrivedAt!.Value).ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12));
    }

    [Fact]
    public async Task S4_only_the_servers_own_word_settles_a_tap()
    {
        var page = await Open("facilitator");
        var tries = 0;
        await page.RouteAsync("**/attendance/m1/check-in", route => Interlocked.Increment(ref tries) switch
        {
            1 => route.FulfillAsync(new() { Status = 200, ContentType = "text/html", Body = "<h1>Sign in to the guest network</h1>" }),
            2 => route.FulfillAsync(new() { Status = 403, ContentType = "text/html", Body = "<h1>Forbidden by the proxy</h1>" }),
            3 => route.FulfillAsync(new() { Status = 302, Headers = new Dictionary<string, string> { ["Location"] = "/health/live" } }),
            _ => route.ContinueAsync(),
        });
        await page.ClickAsync("#tap-m1");
        await page.Locator("#tap-m1.tap-here").WaitForAsync();
        await SmallClinic.Until(async () => await Kept(page) == 0);
        tries.ShouldBe(4);
        await Assertions.Expect(page.Locator(".refusal")).ToHaveCountAsync(0);
        (await Changes()).ShouldBe(["check-in m1"]);
    }

    [Fact]
    public async Task S4_what_was_taken_back_after_a_lost_answer_is_taken_back()
    {
        var page = await Open("facilitator");
        var isLost = true;
        await page.RouteAsync("**/attendance/m2/check-in", async route =>
        {
            if (!isLost)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.ClickAsync("#tap-m2");
        await SmallClinic.Until(async () => (await Attendance("m2")).Kind == AttendanceKind.Present);
        await page.Locator("#tap-m2.tap-kept").WaitForAsync();
        await TakeBack(page, "#tap-m2");
        isLost = false;
        await SmallClinic.Until(async () => await Kept(page) == 0);
        (await Attendance("m2")).Kind.ShouldBe(AttendanceKind.Expected);
        await Assertions.Expect(page.Locator(".refusal")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task S4_a_device_that_has_no_room_left_sends_all_the_same()
    {
        var page = await Open("facilitator");
        await page.EvaluateAsync(
            """
            () => {
              IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
              Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
            }
            """);
        await page.ClickAsync("#tap-m1");
        await page.Locator("#tap-m1.tap-here").WaitForAsync();
        await SmallClinic.Until(async () => await Kept(page) == 0);
        (await Changes()).ShouldBe(["check-in m1"]);
    }

    [Fact]
    public async Task S4_what_the_server_fails_over_can_be_given_up()
    {
        var page = await Open("facilitator");
        await page.RouteAsync("**/attendance/m1/check-in", route => route.FulfillAsync(new() { Status = 500, ContentType = "application/problem+json", Body = """{"title":"Something went wrong on our side.","code":"fault"}""" }));
        await page.ClickAsync("#tap-m1");
        // The others' taps are sent meanwhile.
        await page.ClickAsync("#tap-m2");
        await page.Locator("#tap-m2.tap-here").WaitForAsync();
        await page.ClickAsync("#member-m1 .refusal button");
        await Assertions.Expect(page.Locator(".refusal")).ToHaveCountAsync(0);
        (await Kept(page)).ShouldBe(0);
        await Assertions.Expect(page.Locator("#close-session")).Not.ToHaveAttributeAsync("aria-disabled", "true");
    }

    [Fact]
    public async Task P1_a_tap_is_sent_under_the_account_that_made_it_and_kept_until_it_is_back_or_too_late()
    {
        var page = await Open("facilitator");
        // Another tab's sign-in, seconds after this page asked who is signed in.
        (await page.Context.APIRequest.PostAsync(new Uri(_network.Address, "/api/sign-in").ToString(), new() { DataObject = new { email = "coordinator@riverside.test", password = Identity.DemoAccounts.Password } })).Ok.ShouldBeTrue();
        await page.ClickAsync("#tap-m1");
        await Assertions.Expect(page.Locator(".whoami b")).Not.ToHaveTextAsync("Priya Nandan");
        (await Kept(page)).ShouldBe(1);
        (await Changes()).ShouldBeEmpty();

        // Nobody is signed in any more.
        await page.Context.ClearCookiesAsync();
        await page.ClickAsync("#tap-m2");
        await page.Locator("#sign-in").WaitForAsync();
        (await Kept(page)).ShouldBe(2);

        // Whose account never comes back.
        await page.EvaluateAsync(
            """
            () => new Promise(done => indexedDB.open('groupactors').onsuccess = event => {
              const store = event.target.result.transaction('taps', 'readwrite').objectStore('taps');
              store.getAll().onsuccess = all => { for (const tap of all.target.result) store.put({ ...tap, until: Date.now() - 5000 }); };
              store.transaction.oncomplete = done;
            })
            """);
        await page.ReloadAsync();
        await SmallClinic.Until(async () => await Kept(page) == 0);
    }

    [Fact]
    public async Task P1_a_request_for_another_account_than_is_signed_in_does_nothing()
    {
        using var client = await _app.SignedIn("facilitator");
        client.DefaultRequestHeaders.Add("X-Account", "somebody-else");
        using var answer = await client.PostAsJsonAsync($"/api{Path}/attendance/m1/check-in", new { });
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("other_account");
        (await Changes()).ShouldBeEmpty();
    }

    private async Task<IPage> Open(string role, bool withClock = false, string? path = null)
    {
        path ??= Path;
        var page = await _windows.SignIn(_network.Address, role, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        if (withClock) await page.Clock.InstallAsync();
        await page.GotoAsync(new Uri(_network.Address, path).ToString());
        await page.Locator("#connection", new() { HasText = "Live" }).WaitForAsync();
        await Until(page, path, "async path => navigator.serviceWorker.controller !== null && await caches.match(path) !== undefined");
        return page;
    }

    private static Task Until(IPage page, string path, string condition) => SmallClinic.Until(() => page.EvaluateAsync<bool>(condition, path));

    private async Task Cut(IPage page)
    {
        await page.Context.SetOfflineAsync(true);
        _network.Cut();
        await Assertions.Expect(page.Locator("#connection")).ToContainTextAsync("Offline since");
    }

    private async Task Heal(IPage page)
    {
        _network.Heal();
        await page.Context.SetOfflineAsync(false);
    }

    private static async Task TakeBack(IPage page, string tap)
    {
        // A second tap of the same finger takes nothing back: until that time is over, nothing opens.
        while (await page.Locator("#kept-act").CountAsync() == 0) await page.ClickAsync(tap);
        await page.ClickAsync("#kept-act");
    }

    private static async Task SignIn(IPage page, string role)
    {
        await page.FillAsync("#email", role + "@riverside.test");
        await page.FillAsync("#pw", Identity.DemoAccounts.Password);
        await page.ClickAsync("#sign-in button[type=submit]");
        await Assertions.Expect(page.Locator(".shell")).ToBeVisibleAsync();
    }

    private static async Task SignOut(IPage page) => await page.EvaluateAsync("document.querySelector('form[action=\"/sign-out\"]').requestSubmit()");

    /// <summary>How many taps the device keeps.</summary>
    private static Task<int> Kept(IPage page) => page.EvaluateAsync<int>(
        "() => new Promise(done => { indexedDB.open('groupactors').onsuccess = event => event.target.result.transaction('taps').objectStore('taps').count().onsuccess = count => done(count.target.result); })");

    private async Task<AttendanceView> Attendance(string patient) => (await _app.Grains.Session(_clinic.Session).Get())!.Attendance.Single(member => member.Patient == patient);

    private async Task Post(string role, string path, object body)
    {
        using var client = await _app.SignedIn(role);
        using var answer = await client.PostAsJsonAsync("/api" + Path + path, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What the journal has of check-ins, in order.</summary>
    private async Task<string[]> Changes() =>
    [
        .. (await _app.Grains.Reports(new(_clinic.Session.Clinic)).SessionHistory(_clinic.Session)).OrderBy(entry => entry.At)
            .Where(entry => entry.Change.Contains("checked-in", StringComparison.Ordinal) || entry.Change.Contains("undone", StringComparison.Ordinal))
            .Select(entry => (entry.Change.Contains("undone", StringComparison.Ordinal) ? "undo " : "check-in ") + entry.Patient),
    ];
}
