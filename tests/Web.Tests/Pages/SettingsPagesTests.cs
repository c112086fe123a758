using System.Text.RegularExpressions;
using GroupActors.Clinics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GroupActors.Pages;

/// <summary>Group types and policies on screen.</summary>
public sealed partial class SettingsPagesTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>, IAsyncLifetime
{
    private Screens _screens = null!;

    public async ValueTask InitializeAsync()
    {
        await app.SmallClinic();
        _screens = await Screens.Start(app, chromium);
    }

    public ValueTask DisposeAsync() => _screens.DisposeAsync();

    [Theory, InlineData("director", 1440, ColorScheme.Light), InlineData("administrator", 390, ColorScheme.Dark)]
    public async Task F1_a_group_type_is_created_with_all_it_asks_for_and_found_in_the_list(string role, int width, ColorScheme scheme)
    {
        var id = "trauma-" + role;
        var page = await _screens.Open(role, "settings", width, scheme);
        await _screens.ShouldBeClean(page, "settings");
        await page.GetByRole(AriaRole.Link, new() { Name = "New group type" }).ClickAsync();
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync(id);
        await page.GetByLabel("Name").FillAsync("Trauma of the " + role);
        await page.GetByLabel("Who takes part").SelectOptionAsync("MultipleFamily");
        await page.GetByLabel("What it is").SelectOptionAsync("EducationalClass");
        await page.GetByLabel("Minutes of a session").FillAsync("75");
        await page.GetByLabel("Facilitators", new() { Exact = true }).SelectOptionAsync("2");
        await page.GetByLabel("Members join").SelectOptionAsync("ModuleStarts");
        await page.GetByLabel("Indicated diagnoses").FillAsync("F43.10, F33");
        await page.GetByLabel("Credential 1").FillAsync("MD, PMHNP");
        await page.GetByLabel("Credential 2").FillAsync("trauma-specialty");
        await page.GetByLabel("Substance-use treatment").CheckAsync();
        await _screens.ShouldBeClean(page, "new-group-type");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Create the type" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Trauma of the " + role })).ToContainTextAsync("(MD or PMHNP) and trauma-specialty");
        var type = (await Settings()).GroupType(id)!;
        (type.Composition, type.Service, type.SessionMinutes, type.Facilitators, type.EnrollmentWindow, type.IsSubstanceUse)
            .ShouldBe((GroupComposition.MultipleFamily, GroupService.EducationalClass, 75, 2, EnrollmentWindow.ModuleStarts, true));
        type.IndicatedDiagnoses.ShouldBe(["F43.10", "F33"]);
        type.RequiredCredentials.Select(required => string.Join('|', required.AnyOf)).ShouldBe(["MD|PMHNP", "trauma-specialty"]);

        await _screens.Go(page, "settings/new-group-type");
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync(id);
        await page.GetByLabel("Name").FillAsync("Another");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the type" }).ClickAsync();
        await Expect(page.Locator(".refusal")).ToContainTextAsync("already_exists");
    }

    [Fact]
    public async Task F3_a_requirement_shows_the_sessions_that_it_breaks_while_it_is_typed_and_says_what_is_wrong_at_its_field()
    {
        var type = new GroupType("asks-more", "Asks more", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 60, 1, [], []);
        await SmallClinic.Done(app.Grains.Clinic(new(ClinicApp.Clinic)).DefineGroupType(SmallClinic.Context(), type));
        var (group, from) = (app.Grains.Group(new(ClinicApp.Clinic, "asked")), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2));
        await SmallClinic.Done(group.Define(SmallClinic.Context(), new("Asked of", type.Id, 8, 2, [])));
        await SmallClinic.Done(group.StartSeries(SmallClinic.Context(), new(from, [new(1, from.DayOfWeek, new(21, 0), 60)], "mara-quill", null, null, GroupActors.Sessions.Modality.Telehealth)));
        var page = await _screens.Open("director", "settings/group-types/asks-more");
        await Expect(page.Locator("#breaks .warningbox")).ToHaveCountAsync(0);

        await page.GetByLabel("Credential 1").FillAsync("license, permit");
        await Expect(page.Locator("#breaks")).ToContainTextAsync("8 sessions ahead have a facilitator who lacks");
        await Expect(page.Locator("#breaks")).ToContainTextAsync("Asked of: Mara Quill lacks license or permit");
        await page.GetByLabel("Indicated diagnoses").FillAsync("F33, not a code");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByLabel("Indicated diagnoses")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Indicated diagnoses")).ToBeFocusedAsync();
        await Expect(page.Locator("#type-diagnoses-error")).ToContainTextAsync("ICD-10-CM");
        await _screens.ShouldBeClean(page, "group-type");

        await page.GetByLabel("Indicated diagnoses").FillAsync("F33");
        await Expect(page.Locator("#type-diagnoses-error")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await SmallClinic.Until(async () => (await Settings()).GroupType("asks-more")!.RequiredCredentials.Length == 1);
        await Expect(page.GetByLabel("Credential 3")).ToBeVisibleAsync();
        await Expect(page.Locator("#breaks")).ToContainTextAsync("8 sessions ahead");
        await page.GetByLabel("Credential 1").FillAsync("");
        await Expect(page.Locator("#breaks .warningbox")).ToHaveCountAsync(0);
    }

    [Theory, InlineData(1440, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    public async Task R14_a_policy_that_is_refused_says_so_at_its_field_and_a_second_edit_is_shown_the_first(int width, ColorScheme scheme)
    {
        await SmallClinic.Done(app.Grains.Clinic(new(ClinicApp.Clinic)).SetPolicies(SmallClinic.Context(), new()));
        var page = await _screens.Open("director", "settings/policies", width, scheme);
        var second = await _screens.Open("administrator", "settings/policies");
        await _screens.ShouldBeClean(page, "policies");

        // As from a browser that does not check what is typed.
        await page.Locator("#checkInOpensMinutes").EvaluateAsync("field => field.removeAttribute('max')");
        await page.Locator("#checkInOpensMinutes").FillAsync("241");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#checkInOpensMinutes-error")).ToHaveTextAsync("Check in opens minutes must be 0 to 240.");
        await Expect(page.Locator("#checkInOpensMinutes")).ToBeFocusedAsync();
        await _screens.ShouldBeClean(page, "policies-refused");
        await page.Locator("#checkInOpensMinutes").FillAsync("45");
        await page.Locator("#underperformingOnHold").FillAsync("99.5");
        await page.Locator("#claimsAwaitNotes").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await SmallClinic.Until(async () => (await Settings()).Policies == new ClinicPolicies { CheckInOpensMinutes = 45, UnderperformingOnHold = 99.5m, ClaimsAwaitNotes = false });

        await second.Locator("#dailyCap").FillAsync("3");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(second.Locator(".refusal")).ToContainTextAsync("Check-in opens by itself: 45");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await SmallClinic.Until(async () => (await Settings()).Policies == new ClinicPolicies { DailyCap = 3 });
    }

    [Fact]
    public async Task P1_who_may_not_change_settings_reads_them_and_every_policy_is_on_the_screen_once()
    {
        var page = await _screens.Open("coordinator", "settings/policies");
        await Expect(page.Locator("#dailyCap")).ToBeDisabledAsync();
        (await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).CountAsync()).ShouldBe(0);
        await _screens.Go(page, "settings/group-types/skills");
        await Expect(page.GetByLabel("Minutes of a session")).ToBeDisabledAsync();
        await Expect(page.GetByLabel("Minutes of a session")).ToHaveValueAsync("60");
        (await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).CountAsync()).ShouldBe(0);
        (await _screens.Go(page, "settings/new-group-type")).ShouldBe(403);

        using var client = await app.SignedIn("director");
        var names = Name().Matches(await client.GetStringAsync("/clinics/riverside/settings/policies")).Select(match => match.Groups[1].Value);
        names.Order(StringComparer.Ordinal).ShouldBe(typeof(ClinicPolicies).GetProperties().Select(policy => char.ToLowerInvariant(policy.Name[0]) + policy.Name[1..]).Order(StringComparer.Ordinal));
    }

    private async Task<ClinicSettings> Settings() => (await app.Grains.Clinic(new(ClinicApp.Clinic)).Settings())!;

    [GeneratedRegex("<input[^>]* name=\"([a-zA-Z]+)\"")]
    private static partial Regex Name();
}
