using Microsoft.Playwright;

namespace GroupActors.Pages;

public sealed class BillingScreensTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>, IAsyncLifetime
{
    private Screens _screens = null!;

    public async ValueTask InitializeAsync()
    {
        await ClosedSessions.Make(app, await app.SmallClinic());
        _screens = await Screens.Start(app, chromium);
    }

    public ValueTask DisposeAsync() => _screens.DisposeAsync();

    [Theory]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task Claims_and_tasks_break_no_rule_of_WCAG(int width, ColorScheme scheme)
    {
        var page = await _screens.Open("biller", "claims", width, scheme);
        await _screens.ShouldBeClean(page, "claims");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide for all 3" }).ClickAsync();
        await _screens.ShouldBeClean(page, "decide");
        await _screens.Go(page, "claims?state=Ready");
        await _screens.ShouldBeClean(page, "ready");
        await _screens.Go(page, "tasks");
        await _screens.ShouldBeClean(page, "tasks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await _screens.ShouldBeClean(page, "reject");
    }
}
