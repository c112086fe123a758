using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using GroupActors.Census;
using GroupActors.Hubs;
using GroupActors.Sessions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GroupActors.Live;

public sealed class LiveTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>, IAsyncLifetime
{
    private SmallClinic _clinic = null!;

    public async ValueTask InitializeAsync() => _clinic = await app.SmallClinic();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task L1_a_check_in_reaches_typed_watchers_in_json_and_message_pack_and_sends_only_what_changed()
    {
        await using var json = await app.Hub("coordinator", builder => builder.AddJsonProtocol(options => Endpoints.StrictJson.Configure(options.PayloadSerializerOptions)));
        await using var pack = await app.Hub("director", builder => builder.AddMessagePackProtocol(options => options.SerializerOptions = CensusMessagePack.Options));
        var changes = Deltas(json);
        var nameless = Deltas(pack);
        var snapshot = await json.InvokeAsync<CensusSnapshot>("WatchCensus", ClinicApp.Clinic);
        (await pack.InvokeAsync<CensusSnapshot>("WatchCensus", ClinicApp.Clinic)).Sessions.ShouldAllBe(card => card.Facilitators.IsEmpty);
        var before = snapshot.Sessions.Single(card => card.Key == _clinic.Session);
        before.Facilitators.ShouldBe([SmallClinic.Facilitator]);

        await CheckIn("facilitator", "m1");

        var delta = await Next(changes, change => change.Sessions.Any(card => card.Present == before.Present + 1));
        delta.Sessions.ShouldHaveSingleItem().Key.ShouldBe(_clinic.Session);
        delta.Groups.ShouldBeEmpty();
        (await Next(nameless, change => change.Sessions.Any(card => card.Present == before.Present + 1))).Sessions.ShouldAllBe(card => card.Facilitators.IsEmpty);
    }

    [Fact]
    public async Task P1_the_hub_refuses_who_lacks_the_right_or_is_outside()
    {
        await using var director = await app.Hub("director");
        await using var facilitator = await app.Hub("facilitator");
        await using var biller = await app.Hub("biller");
        await Refused(() => director.InvokeAsync<CensusSnapshot>("WatchCensus", "another"));
        await Refused(() => facilitator.InvokeAsync<CensusSnapshot>("WatchCensus", ClinicApp.Clinic));
        await Refused(() => biller.InvokeAsync<BoardUpdate>("WatchBoard", ClinicApp.Clinic, true));
        await Refused(() => director.InvokeAsync<string>("WatchSession", _clinic.Session.ToString(), "sheet"));
        await Refused(() => facilitator.InvokeAsync<string>("WatchSession", _clinic.OtherSession.ToString(), "sheet"));
        await Refused(() => facilitator.InvokeAsync<string>("WatchRoster", _clinic.OtherGroup.ToString(), "roster"));
        await Refused(() => facilitator.InvokeAsync<string>("WatchSession", "not a key", "sheet"));
        await Refused(() => facilitator.InvokeAsync<string>("WatchSession", _clinic.Session.ToString(), "no such fragment"));
        (await facilitator.InvokeAsync<string>("WatchSession", _clinic.Session.ToString(), "sheet")).ShouldNotBeEmpty();
        (await director.InvokeAsync<BoardUpdate>("WatchBoard", ClinicApp.Clinic, true)).Html.ShouldNotContain("Nandan");
        await Should.ThrowAsync<HttpRequestException>(async () =>
        {
            await using var nobody = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hubs/live")).Build();
            await nobody.StartAsync();
        });
    }

    [Fact]
    public async Task P1_every_hub_method_serves_the_roles_of_its_right_and_nobody_in_another_clinic()
    {
        // C coordinator, F facilitator, D director, B biller, A administrator, as for endpoints.
        var (session, group) = (_clinic.Session.ToString(), _clinic.Group.ToString());
        Dictionary<string, (string Roles, Func<string, object?[]> Arguments)> methods = new()
        {
            [nameof(LiveHub.WatchCensus)] = ("CDA", clinic => [clinic]),
            [nameof(LiveHub.WatchBoard)] = ("CDA", clinic => [clinic, true]),
            [nameof(LiveHub.WatchSession)] = ("CF", clinic => [session.Replace(ClinicApp.Clinic, clinic, StringComparison.Ordinal), "sheet"]),
            [nameof(LiveHub.WatchRoster)] = ("CF", clinic => [group.Replace(ClinicApp.Clinic, clinic, StringComparison.Ordinal), "roster"]),
            [nameof(LiveHub.WatchImport)] = ("CA", clinic => [clinic + "/unknown"]),
        };
        typeof(LiveHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsVirtual).Select(method => method.Name)
            .ShouldBe(methods.Keys, ignoreOrder: true);

        foreach (var role in new[] { "coordinator", "facilitator", "director", "biller", "administrator" })
        {
            await using var hub = await app.Hub(role);
            foreach (var (name, (roles, arguments)) in methods)
            {
                // An import that is not there is found missing by those who may look.
                var answer = await Ask(hub, name, arguments(ClinicApp.Clinic));
                if (roles.Contains(char.ToUpperInvariant(role[0]))) answer.ShouldBeOneOf("done", "not_found");
                else answer.ShouldBe("unauthorized", $"{name} as {role}");
                (await Ask(hub, name, arguments("another"))).ShouldBe("unauthorized", $"{name} as {role} in another clinic");
            }
        }

        static async Task<string> Ask(HubConnection hub, string method, object?[] arguments)
        {
            try
            {
                if (method == nameof(LiveHub.WatchImport)) await foreach (var _ in hub.StreamAsyncCore<string>(method, arguments)) break;
                else await hub.InvokeCoreAsync<object>(method, arguments);
                return "done";
            }
            catch (HubException refused)
            {
                return refused.Message.Contains("unauthorized", StringComparison.Ordinal) ? "unauthorized" : refused.Message.Contains("not_found", StringComparison.Ordinal) ? "not_found" : refused.Message;
            }
        }
    }

    [Fact]
    public async Task P5_signing_out_ends_what_is_live_in_other_tabs()
    {
        await using var hub = await app.Hub("biller");
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        using var client = await app.SignedIn("biller");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sign-out");
        request.Headers.Add("X-Requested-With", "test");
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await closed.Task.WaitAsync(ClinicApp.Patience);
    }

    [Fact]
    public async Task P1_a_facilitator_reaches_own_sessions_and_groups_only()
    {
        using var client = await app.SignedIn("facilitator");
        (await client.GetAsync($"/api/clinics/riverside/sessions/skills-a/{_clinic.Session.Date:yyyy-MM-dd}/1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync($"/api/clinics/riverside/sessions/skills-b/{_clinic.Session.Date:yyyy-MM-dd}/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/api/clinics/riverside/groups/skills-a")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/api/clinics/riverside/groups/skills-b")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_repeat_with_the_same_idempotency_key_is_done_once_and_gets_the_first_answer()
    {
        using var client = await app.SignedIn("coordinator");
        var first = await Enroll(client, "key-1", "m9");
        var second = await Enroll(client, "key-1", "m9");
        first.Status.ShouldBe(HttpStatusCode.OK, first.Body);
        second.ShouldBe(first);
        var third = await Enroll(client, "key-2", "m9");
        third.Status.ShouldBe(HttpStatusCode.Conflict);
        JsonDocument.Parse(third.Body).RootElement.GetProperty("code").GetString().ShouldBe("already_enrolled");
    }

    [Fact]
    public async Task L1_a_check_in_of_another_browser_is_on_an_open_board_without_a_request_and_after_a_cut_the_board_catches_up()
    {
        await using var proxy = new CuttableProxy(app.Address);
        await using var windows = await chromium.Windows();
        var board = await windows.SignIn(proxy.Address, "coordinator");
        var errors = new List<string>();
        board.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
        await board.GotoAsync(new Uri(proxy.Address, "/clinics/riverside/board").ToString());
        await board.Locator("#connection", new() { HasText = "Live" }).WaitForAsync();
        var requests = 0;
        board.Request += (_, _) => Interlocked.Increment(ref requests);
        var dots = board.Locator($"#card-skills-a-{_clinic.Session.Date:yyyy-MM-dd}-1 .dot-present");
        var before = await dots.CountAsync();
        var sheet = await windows.SignIn(app.Address, "facilitator");
        await sheet.GotoAsync(new Uri(app.Address, $"/clinics/riverside/sessions/skills-a/{_clinic.Session.Date:yyyy-MM-dd}/1").ToString());

        await Tap(sheet, "m2");
        await Assertions.Expect(dots).ToHaveCountAsync(before + 1);
        requests.ShouldBe(0);
        errors.ShouldBeEmpty();

        // Cut until the page says that its figures are old; meanwhile somebody else comes.
        proxy.Cut();
        await board.Locator("#stale").WaitForAsync();
        await Tap(sheet, "m3");
        await Assertions.Expect(dots).ToHaveCountAsync(before + 1);
        proxy.Heal();
        await Assertions.Expect(dots).ToHaveCountAsync(before + 2);
        await board.Locator("#connection", new() { HasText = "Live" }).WaitForAsync();
        await Assertions.Expect(board.Locator("#stale")).ToHaveCountAsync(0);
        (await board.EvaluateAsync<int>("performance.getEntriesByType('navigation').length")).ShouldBe(1);
    }

    [Fact]
    public async Task L1_a_watcher_that_reads_nothing_holds_up_nobody_and_is_ended()
    {
        await using var reading = await app.Hub("coordinator");
        var heard = Channel.CreateUnbounded<long>();
        reading.On<BoardUpdate>(LivePublisher.BoardChanged, update => heard.Writer.TryWrite(update.Number));
        await reading.InvokeAsync<BoardUpdate>("WatchBoard", ClinicApp.Clinic, true);
        using var stuck = new ClientWebSocket();
        stuck.Options.Cookies = await app.CookiesOf("director");
        await stuck.ConnectAsync(new Uri(app.Address.ToString().Replace("http", "ws", StringComparison.Ordinal) + "hubs/live"), TestContext.Current.CancellationToken);
        foreach (var frame in new[] { """{"protocol":"json","version":1}""", """{"type":1,"invocationId":"1","target":"WatchBoard","arguments":["riverside",false]}""" })
            await stuck.SendAsync(Encoding.UTF8.GetBytes(frame + "\u001e"), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        var connections = app.Services.GetRequiredService<LiveConnections>();
        var topic = new LiveTopic(ClinicApp.Clinic, LiveKind.NamelessBoard);
        await GroupActors.SmallClinic.Until(() => Task.FromResult(connections.Of(topic).Count == 1));
        var publisher = app.Services.GetRequiredService<LivePublisher>();
        var picture = (await app.Services.GetRequiredService<CensusFeeds>().Of(new(ClinicApp.Clinic))).Picture;

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        // More than all buffers between here and there hold: what is left over waits, and nobody waits with it.
        for (var number = 1; connections.Of(topic).Count > 0; number++)
        {
            // Well before SignalR by itself ends who says nothing.
            await publisher.PublishAll(new(ClinicApp.Clinic), picture with { Number = number }).WaitAsync(TimeSpan.FromSeconds(8), timeout.Token);
            (await heard.Reader.ReadAsync(timeout.Token)).ShouldBe(number);
        }

        reading.State.ShouldBe(HubConnectionState.Connected);
    }

    [Fact]
    public async Task P5_signing_out_leaves_no_other_tab_of_the_browser_with_names_on_it()
    {
        await using var windows = await chromium.Windows();
        var page = await windows.SignIn(app.Address, "administrator");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(app.Address, "/clinics/riverside/import").ToString());

        await page.Locator("form[action='/sign-out'] button[type=submit]").First.EvaluateAsync("button => button.click()");

        await other.WaitForURLAsync(url => url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Checks a member in as a facilitator does.</summary>
    private static async Task Tap(IPage sheet, string member)
    {
        await sheet.Locator($"[data-action$='/attendance/{member}/check-in']").ClickAsync();
        await sheet.Locator($"[data-action$='/attendance/{member}/check-in']").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static ChannelReader<CensusDelta> Deltas(HubConnection hub)
    {
        var heard = Channel.CreateUnbounded<CensusDelta>();
        hub.On<CensusDelta>(LivePublisher.CensusChanged, delta => heard.Writer.TryWrite(delta));
        return heard.Reader;
    }

    private static async Task<CensusDelta> Next(ChannelReader<CensusDelta> changes, Func<CensusDelta, bool> wanted)
    {
        using var timeout = new CancellationTokenSource(ClinicApp.Patience);
        await foreach (var change in changes.ReadAllAsync(timeout.Token))
        {
            if (wanted(change)) return change;
        }

        throw new InvalidOperationException("The feed ended.");
    }

    private static async Task Refused(Func<Task> call) => await Should.ThrowAsync<HubException>(call);

    private async Task CheckIn(string role, string member)
    {
        using var client = await app.SignedIn(role);
        using var answer = await client.PostAsJsonAsync($"/api/clinics/riverside/sessions/skills-a/{_clinic.Session.Date:yyyy-MM-dd}/1/attendance/{member}/check-in", new { });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await app.Grains.Session(_clinic.Session).Get())!.Attendance.ShouldContain(row => row.Patient == member && row.Kind == AttendanceKind.Present);
    }

    private async Task<(HttpStatusCode Status, string Body)> Enroll(HttpClient client, string key, string patient)
    {
        await app.Grains.Patient(new(ClinicApp.Clinic, patient)).Register(new(Guid.NewGuid(), new("test", "Test")), new("Member", "Nine", new(1990, 1, 1), null, []));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/clinics/riverside/groups/skills-b/enrollments") { Content = JsonContent.Create(new { patient }) };
        request.Headers.Add(Endpoints.Caller.KeyHeader, key);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> AccountOf(string role)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Identity.Account>>();
        return (await accounts.FindByEmailAsync(role + "@riverside.test"))!.Id;
    }
}
