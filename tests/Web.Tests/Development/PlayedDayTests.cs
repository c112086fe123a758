using GroupActors.Pages;
using GroupActors.Sessions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GroupActors.Development;

/// <summary>What a newcomer sees move in Development.</summary>
public sealed class PlayedDayTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>
{
    [Fact]
    public async Task The_day_checks_members_in_leaves_open_what_has_not_ended_and_says_so()
    {
        await using var screens = await Screens.Start(app, chromium);
        var page = await screens.Open("coordinator", "board");
        var play = page.GetByRole(AriaRole.Button, new() { Name = "Play the day" });
        var said = page.Locator(".pagehead form [role=status]");
        await play.ClickAsync();
        await Expect(said).ToHaveTextAsync("No session is planned for today: there is nothing to play.");

        var clinic = await app.SmallClinic();
        await screens.Go(page, "board");
        await play.ClickAsync();

        await Expect(said).ToHaveTextAsync("2 members checked in, 0 sessions closed; 2 sessions not over yet.");
        var session = (await app.Grains.Session(clinic.Session).Get())!;
        session.State.ShouldBe(SessionState.CheckInOpen);
        session.Attendance.Count(member => member.Kind == AttendanceKind.Present).ShouldBe(2);
        foreach (var (width, scheme) in new[] { (1440, ColorScheme.Light), (1440, ColorScheme.Dark), (390, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await screens.ShouldBeClean(page, "played");
        }
    }
}
