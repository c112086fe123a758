using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GroupActors.Pages;

/// <summary>The plan of a group on screen.</summary>
public sealed class SeriesPageTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>, IAsyncLifetime
{
    private SmallClinic _clinic = null!;
    private Screens _screens = null!;

    public async ValueTask InitializeAsync()
    {
        _clinic = await app.SmallClinic();
        _screens = await Screens.Start(app, chromium);
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

    [Fact]
    public async Task R14_who_changes_a_series_that_was_changed_meanwhile_is_shown_what_it_has_become_and_decides_on_that()
    {
        var group = app.Grains.Group(new(ClinicApp.Clinic, "two-at-once"));
        var from = _clinic.Session.Date.AddDays(2);
        var series = new GroupActors.Groups.StartSeries(from, [new(1, from.DayOfWeek, new(6, 0), 60)], "mara-quill", null, null, GroupActors.Sessions.Modality.Telehealth);
        await SmallClinic.Done(group.Define(SmallClinic.Context(), new("Two at once", "skills", 8, 2, [])));
        await SmallClinic.Done(group.StartSeries(SmallClinic.Context(), series));
        var page = await _screens.Open("coordinator", "groups/two-at-once/plan");
        await page.GetByLabel("Start", new() { Exact = true }).First.FillAsync("07:30");
        await SmallClinic.Done(group.ChangeSeries(SmallClinic.Context(), series with { From = from.AddDays(7), Slots = [series.Slots[0] with { Minutes = 90 }] }));

        var change = page.GetByRole(AriaRole.Button, new() { Name = "Change the series" });
        await change.ClickAsync();
        await Expect(page.Locator(".refusal code")).ToHaveTextAsync("version_conflict");
        await Expect(page.Locator(".refusal")).ToContainTextAsync("Minutes: 90");
        await Expect(page.Locator(".refusal")).Not.ToContainTextAsync("From:");
        (await group.Get())!.Ahead.ShouldHaveSingleItem().Slots.ShouldHaveSingleItem().Start.ShouldBe(new(6, 0));
        await change.ClickAsync();

        await Expect(page.Locator(".refusal")).ToHaveCountAsync(0);
        await SmallClinic.Until(async () => (await group.Get())!.Ahead[^1].Slots.Single().Start == new TimeOnly(7, 30));
    }

    [Fact]
    public async Task S13_a_holiday_shows_what_it_cancels_before_it_does_and_after_a_mistake_the_session_is_planned_again()
    {
        var group = app.Grains.Group(new(ClinicApp.Clinic, "evening"));
        var from = _clinic.Session.Date.AddDays(1);
        await SmallClinic.Done(group.Define(SmallClinic.Context(), new("Evening circle", "skills", 8, 2, [])));
        await SmallClinic.Done(group.StartSeries(SmallClinic.Context(), new(from, [new(1, from.DayOfWeek, new(22, 15), 60)], "mara-quill", null, null, GroupActors.Sessions.Modality.Telehealth)));
        var page = await _screens.Open("coordinator", "holidays");

        await page.GetByLabel("Date").FillAsync($"{from.AddDays(7):yyyy-MM-dd}");
        await page.GetByLabel("Name").FillAsync("By mistake");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a holiday" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Evening circle" })).ToContainTextAsync("10:15");
        await _screens.ShouldBeClean(page, "holiday-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the holiday" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back By mistake" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan Evening circle on" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Plan Evening circle on" })).ToHaveCountAsync(0);
        (await app.Grains.Session(new(ClinicApp.Clinic, "evening", from.AddDays(7), 90)).Get())!.Facilitators.ShouldBe(["mara-quill"]);
    }

    [Fact]
    public async Task F5_whoever_was_just_added_to_the_staff_can_be_chosen_on_the_next_page()
    {
        var page = await _screens.Open("coordinator", "new-group");
        await Expect(page.GetByLabel("Ada Neuman")).ToHaveCountAsync(0);
        await SmallClinic.Done(app.Grains.Facilitator(new(ClinicApp.Clinic, "ada-neuman")).Register(SmallClinic.Context(), new("Ada Neuman", null, null, [])));
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Ada Neuman")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task R9_module_starts_are_set_on_the_plan_of_a_group_whose_type_has_them()
    {
        await SmallClinic.Done(app.Grains.Clinic(new(ClinicApp.Clinic)).DefineGroupType(
            SmallClinic.Context(), new("modules", "Modules", GroupActors.Clinics.GroupComposition.PatientsOnly, GroupActors.Clinics.GroupService.Psychotherapy, 60, 1, [], [], GroupActors.Clinics.EnrollmentWindow.ModuleStarts)));
        var group = app.Grains.Group(new(ClinicApp.Clinic, "in-modules"));
        await SmallClinic.Done(group.Define(SmallClinic.Context(), new("In modules", "modules", 8, 2, [])));
        var page = await _screens.Open("coordinator", "groups/in-modules/plan");
        var (later, first) = (_clinic.Session.Date.AddDays(70), _clinic.Session.Date.AddDays(14));

        await page.GetByLabel("Another start").First.FillAsync($"{later:yyyy-MM-dd}");
        await page.GetByLabel("Another start").Last.FillAsync($"{first:yyyy-MM-dd}");
        await _screens.ShouldBeClean(page, "module-starts");
        await page.Locator("[aria-labelledby=modules]").GetByRole(AriaRole.Button).ClickAsync();

        await Expect(page.GetByLabel("Start 2", new() { Exact = true })).ToHaveValueAsync($"{later:yyyy-MM-dd}");
        (await group.Get())!.ModuleStarts.ShouldBe([first, later]);
        await page.GetByLabel("Start 1", new() { Exact = true }).FillAsync("");
        await page.Locator("[aria-labelledby=modules]").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByLabel("Start 2", new() { Exact = true })).ToHaveCountAsync(0);
        (await group.Get())!.ModuleStarts.ShouldBe([later]);
    }
}
