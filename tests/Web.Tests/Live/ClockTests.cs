using System.Globalization;
using GroupActors.Clinics;
using static Microsoft.Playwright.Assertions;

namespace GroupActors.Live;

/// <summary>The browser tells the time by the clinic's clock, wherever the device is.</summary>
public sealed class ClockTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>
{
    [Fact]
    public async Task Since_when_a_page_is_offline_is_told_by_the_clinics_clock()
    {
        await app.SmallClinic();
        var zone = new ClinicZone((await app.Grains.Clinic(new(ClinicApp.Clinic)).Settings())!.TimeZone);
        await using var windows = await chromium.Windows();
        // Half an hour beside every whole zone.
        var page = await windows.SignIn(app.Address, "coordinator", new() { TimezoneId = "Asia/Kolkata" });
        await page.GotoAsync(new Uri(app.Address, "/clinics/riverside/board").ToString());
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Live");

        var before = zone.Local(TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await page.Context.SetOfflineAsync(true);
        await Expect(page.Locator("#connection")).ToContainTextAsync("Offline since");

        var said = (await page.Locator("#connection").TextContentAsync())!["Offline since ".Length..].Replace('\u202f', ' ');
        var told = TimeOnly.ParseExact(said, "h:mm tt", CultureInfo.InvariantCulture);
        (told - TimeOnly.FromDateTime(before.DateTime)).ShouldBeLessThan(TimeSpan.FromMinutes(3));
    }
}
