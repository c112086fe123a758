using GroupActors.Sessions;
using Microsoft.Playwright;

namespace GroupActors.Pages;

/// <summary>The brief before a session, and a list that was kept on paper (S-7).</summary>
public sealed class BriefAndPaperTests(FacilitatorScene scene) : IClassFixture<FacilitatorScene>, IAsyncLifetime
{
    private Screens _screens = null!;

    public async ValueTask InitializeAsync() => _screens = await Screens.Start(scene.App);

    public ValueTask DisposeAsync() => _screens.DisposeAsync();

    [Theory, InlineData(390, ColorScheme.Light), InlineData(1440, ColorScheme.Dark)]
    public async Task S7_the_brief_shows_every_member_and_on_paper_a_box_for_each(int width, ColorScheme scheme)
    {
        var page = await _screens.Open("facilitator", Path(scene.Now, "/brief"), width, scheme);
        await Assertions.Expect(page.Locator("#who")).ToHaveTextAsync("7 expected, 1 on hold");
        await Assertions.Expect(page.Locator(".briefrows > li")).ToHaveCountAsync(8);
        var first = page.Locator(".briefrows > li", new() { HasText = "Nell Harrowgate" });
        await Assertions.Expect(first).ToContainTextAsync("At risk of drop: 2 of 3 missed, no contact recorded");
        await Assertions.Expect(first.Locator(".dot")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".briefrows > li", new() { HasText = "Rafi Ashdowne" })).ToContainTextAsync("New");
        await _screens.ShouldBeClean(page, $"brief-{width}");
        await Assertions.Expect(page.Locator(".paperroster")).ToBeHiddenAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".paperroster tbody tr")).ToHaveCountAsync(8);
        await Assertions.Expect(page.Locator(".paperroster")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".briefpage")).ToBeHiddenAsync();
        if (Environment.GetEnvironmentVariable("PAGE_PICTURES") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"paper-roster-{width}.png") });
    }

    [Fact]
    public async Task S7_a_list_that_was_kept_on_paper_is_entered_as_a_whole()
    {
        var page = await _screens.Open("facilitator", Path(scene.Now, "/paper"), 390);
        var start = scene.Zone.Local((await scene.App.Grains.Session(scene.Now).Get())!.Start);
        await page.Locator("[data-patient=m3] input[value=here]").CheckAsync();
        await page.Locator("[data-patient=m4] input[value=here]").CheckAsync();
        await page.Locator("[data-patient=m4] input[type=time]").FillAsync(start.AddMinutes(7).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("[data-patient=m5] input[value=no-show]").CheckAsync();
        await page.Locator("[data-patient=m6] input[value=here]").CheckAsync();
        await _screens.ShouldBeClean(page, "paper-390");

        // Somebody else took m6's attendance meanwhile: the list says so, and what is done stays done.
        await scene.Post("coordinator", scene.Now, "/attendance/m6/check-in", new { });
        await page.ClickAsync("#paper button[type=submit]");
        await page.WaitForURLAsync(url => !url.EndsWith("/paper", StringComparison.Ordinal));

        (await scene.Attendance(scene.Now, "m3")).Kind.ShouldBe(AttendanceKind.Present);
        var late = await scene.Attendance(scene.Now, "m4");
        (late.Kind, late.LateMinutes, late.IsLateEntry).ShouldBe((AttendanceKind.Present, 7, true));
        late.ArrivedAt!.Value.ShouldBe(start.AddMinutes(7), TimeSpan.FromMinutes(1));
        (await scene.Attendance(scene.Now, "m5")).Kind.ShouldBe(AttendanceKind.NoShow);
        (await scene.Attendance(scene.Now, "m7")).Kind.ShouldBe(AttendanceKind.Expected);
    }

    private static string Path(SessionKey key, string part) => $"sessions/{key.Group}/{key.Date:yyyy-MM-dd}/{key.Slot}{part}";
}
