using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GroupActors.Pages;

/// <summary>The plan of a group on screen.</summary>
public sealed class SeriesPageTests(ClinicApp app) : IClassFixture<ClinicApp>, IAsyncLifetime
{
    private SmallClinic _clinic = null!;
    private Screens _screens = null!;

    public async ValueTask InitializeAsync()
    {
        _clinic = await app.SmallClinic();
        _screens = await Screens.Start(app);
    }

    public ValueTask DisposeAsync() => _screens.DisposeAsync();

    [Fact]
    public async Task F10_a_weekly_time_is_taken_away_on_screen_and_its_sessions_are_gone_from_the_list()
    {
        var group = app.Grains.Group(new(ClinicApp.Clinic, "twice"));
        var (from, at) = (_clinic.Session.Date.AddDays(1), new TimeOnly(21, 0));
        await SmallClinic.Done(group.Define(SmallClinic.Context(), new("Twice a week", "skills", 8, 2, [])));
        await SmallClinic.Done(group.StartSeries(SmallClinic.Context(), new(from, [new(1, from.DayOfWeek, at, 60), new(2, from.AddDays(1).DayOfWeek, at, 60)], "mara-quill", null, null, GroupActors.Sessions.Modality.Telehealth)));
        var page = await _screens.Open("coordinator", "groups/twice/plan");
        await Expect(page.Locator("[aria-labelledby=ahead] .aside")).ToHaveTextAsync("16 planned");

        await page.GetByLabel($"Still on {from.DayOfWeek}s").UncheckAsync();
        await _screens.ShouldBeClean(page, "series-time-away");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the series" }).ClickAsync();

        await Expect(page.Locator("[aria-labelledby=ahead] .aside")).ToHaveTextAsync("8 planned");
        await Expect(page.Locator("[aria-labelledby=series]")).ToContainTextAsync("led by Mara Quill");
        (await group.Get())!.Ahead.ShouldHaveSingleItem().Slots.ShouldHaveSingleItem().Number.ShouldBe(2);
    }
}
