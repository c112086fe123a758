using System.Diagnostics;
using System.Globalization;
using GroupActors.Testing;
using Microsoft.Playwright;

namespace GroupActors.Live;

/// <summary>What people see, and lose not, while what is behind their pages is away (L-1, S-6).</summary>
public sealed class OutageTests(Chromium chromium) : IAsyncLifetime
{
    private const string Tapped = "#tap-b.tap-here";

    private readonly TemporaryFolder _folder = new();
    private Windows _windows = null!;

    public async ValueTask InitializeAsync() => _windows = await chromium.Windows();

    public async ValueTask DisposeAsync()
    {
        await _windows.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task S6_a_tap_while_the_process_is_dead_is_done_once_it_lives_again_and_every_page_ends_up_right()
    {
        var (connectionString, settings) = await ProductProcess.Alone(TestDatabase.SQLite, _folder);
        await using var web = ProductProcess.Web(settings);
        var (phone, board, dots) = await Open(web);

        await web.Kill();
        foreach (var page in new[] { phone, board }) await Says(page, "Reconnecting");
        await phone.ClickAsync("#tap-b");
        await Assertions.Expect(phone.Locator("#tap-b.tap-kept")).ToContainTextAsync("Not sent yet");
        await Says(phone, "1 to send");
        await web.Start().Ready();

        await EndUpRight(phone, board, dots);
        await TappedOnce(TestDatabase.SQLite, connectionString);
    }

    [Fact]
    [Trait("Run", "soak")]
    public async Task S6_a_tap_while_the_database_hangs_for_half_a_minute_is_done_once_and_every_page_ends_up_right()
    {
        await using var server = await PostgresServer.Start();
        var (connectionString, settings) = await ProductProcess.Alone(TestDatabase.PostgreSQL, _folder, server);
        await using var web = ProductProcess.Web(settings);
        var (phone, board, dots) = await Open(web);

        await Signal(server, "STOP");
        var thawed = Task.Delay(TimeSpan.FromSeconds(30)).ContinueWith(_ => Signal(server, "CONT"), TaskScheduler.Default).Unwrap();
        await phone.ClickAsync("#tap-b");
        await Assertions.Expect(phone.Locator("#tap-b.tap-kept")).ToContainTextAsync("Not sent yet");
        await thawed;

        await EndUpRight(phone, board, dots);
        await TappedOnce(TestDatabase.PostgreSQL, connectionString);
    }

    private async Task<(IPage Phone, IPage Board, ILocator Dots)> Open(ProductProcess web)
    {
        await web.Start().Ready();
        using var administrator = await ClinicClient.SignIn("administrator", web.Address);
        using var coordinator = await ClinicClient.SignIn("coordinator", web.Address);
        var session = await coordinator.AddGroup("group", (await ClinicClient.Found(administrator)).AddMinutes(-5), capacity: 8);
        foreach (var patient in new[] { "a", "b", "c" })
        {
            await coordinator.AddPatient(patient);
            await coordinator.Do(HttpMethod.Post, $"/groups/group/enrollments?{patient}", new { patient });
        }

        var phone = await _windows.SignIn(web.Address, "coordinator", new() { ViewportSize = new() { Width = 390, Height = 800 } });
        await phone.GotoAsync(new Uri(web.Address, $"/clinics/{ClinicClient.Clinic}{session}").ToString());
        var board = await _windows.SignIn(web.Address, "coordinator", new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await board.GotoAsync(new Uri(web.Address, $"/clinics/{ClinicClient.Clinic}/board").ToString());
        foreach (var page in new[] { phone, board }) await Says(page, "Live");
        return (phone, board, board.Locator($"#card-{session["/sessions/".Length..].Replace('/', '-')} .dot-present"));
    }

    private static async Task EndUpRight(IPage phone, IPage board, ILocator dots)
    {
        foreach (var page in new[] { phone, board }) await Says(page, "Live");
        await Assertions.Expect(phone.Locator(Tapped)).ToBeVisibleAsync();
        await Assertions.Expect(phone.Locator(".refusal")).ToHaveCountAsync(0);
        await Assertions.Expect(dots).ToHaveCountAsync(1);
    }

    private static async Task Says(IPage page, string state) => await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync(state);

    private static async Task TappedOnce(TestDatabase database, string connectionString) =>
        (await database.Texts(connectionString, "SELECT stream FROM journal WHERE type = 'session.member-checked-in.v1'")).Count.ShouldBe(1);

    private static async Task Signal(PostgresServer server, string signal)
    {
        string[] processes = [.. server.ProcessIds().Select(id => id.ToString(CultureInfo.InvariantCulture))];
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-" + signal, .. processes]) { UseShellExecute = false })!;
        await kill.WaitForExitAsync();
    }
}
