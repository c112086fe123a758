using GroupActors.Aggregates;
using GroupActors.Groups;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GroupActors.Pages;

public sealed class RosterPageTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>, IAsyncLifetime
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
    public async Task R3_a_hold_is_placed_and_cleared_on_screen_and_an_open_roster_shows_it()
    {
        var other = await _screens.Open("coordinator", "groups/skills-a");
        var page = await _screens.Open("coordinator", "groups/skills-a");
        await page.Locator("#roster").GetByRole(AriaRole.Link, new() { Name = "Member Number1" }).ClickAsync();
        await page.WaitForURLAsync("**/groups/skills-a?member=m1");
        await page.Locator("#connection", new() { HasText = "Live" }).WaitForAsync();
        await Expect(page.Locator("#member-now")).ToContainTextAsync("Active");

        await page.GetByRole(AriaRole.Button, new() { Name = "Place on hold" }).ClickAsync();
        await page.SelectOptionAsync("#hold-reason", "AuthorizationLapsed");
        var since = (await Enrollment("m1")).Since;
        await page.FillAsync("#hold-since", $"{since:yyyy-MM-dd}");
        await page.FillAsync("#hold-review", "2099-03-04");
        await page.FillAsync("#hold-why", "Renewal sent.");
        await page.Locator("#place-hold button[type=submit]").ClickAsync();

        await Expect(page.Locator("#place-hold")).ToBeHiddenAsync();
        await Expect(page.Locator("#member-now")).ToContainTextAsync("Administrative hold");
        await Expect(page.Locator("#member-now")).ToContainTextAsync("review Mar 4, 2099");
        await Expect(page.Locator("#member .history")).ToContainTextAsync("On hold: authorization lapsed");
        await Expect(page.Locator("#member .history")).ToContainTextAsync("Renewal sent.");
        await Expect(other.Locator("#member-m1-1")).ToContainTextAsync("Administrative hold");
        (await Enrollment("m1")).Holds.ShouldHaveSingleItem().Since.ShouldBe(since);

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear a reason" }).ClickAsync();
        await page.Locator("#clear-hold button[type=submit]").ClickAsync();

        await Expect(page.Locator("#member-now")).ToContainTextAsync("Active");
        await Expect(other.Locator("#member-m1-1")).ToContainTextAsync("Active");
        (await Enrollment("m1")).Holds.ShouldBeEmpty();
        page.Url.ShouldNotContain("Number1");
        (await page.TitleAsync()).ShouldBe("Skills A · GroupActors");
    }

    [Fact]
    public async Task R3_members_chosen_by_keyboard_are_put_on_hold_at_once_and_that_is_undone()
    {
        await Enrolled("keys", "Chosen");
        var page = await _screens.Open("coordinator", "groups/skills-a");
        await page.Locator("#connection", new() { HasText = "Live" }).WaitForAsync();
        await page.Locator("#roster-filter").FillAsync("chosen");
        await Expect(page.Locator("#roster-table tbody tr:visible")).ToHaveCountAsync(1);
        await page.Locator("#roster-filter").PressAsync("Escape");
        foreach (var key in new[] { "j", "x" }) await page.Keyboard.PressAsync(key);
        await Expect(page.Locator("#bulk-count")).ToHaveTextAsync("1 member chosen");
        await page.Locator("#roster-filter").FillAsync("number3");
        await Expect(page.Locator("#bulk")).ToBeHiddenAsync();
        await page.Locator("#roster-filter").FillAsync("");

        await page.Locator("#bulk").GetByRole(AriaRole.Button, new() { Name = "Place on hold" }).ClickAsync();
        await Expect(page.Locator("#bulk-place-hold")).ToContainTextAsync("Member Chosen");
        await page.SelectOptionAsync("#bulk-hold", "VisitCapReached");
        await page.Locator("#bulk-place-hold button[type=submit]").ClickAsync();
        await Expect(page.Locator("#bulk-said")).ToContainTextAsync("1 member changed.");
        await Expect(page.Locator("#member-keys-1")).ToContainTextAsync("Visit cap reached");

        await page.Locator("#bulk-said").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("#member-keys-1")).ToContainTextAsync("Active");
        (await Enrollment("keys")).Holds.ShouldBeEmpty();
    }

    [Fact]
    public async Task R15_F10_a_group_is_made_planned_and_changed_on_screen_and_a_member_transfers_into_it()
    {
        var page = await _screens.Open("coordinator", "new-group");
        await page.FillAsync("#group-id", "evening");
        await page.FillAsync("#group-name", "Evening group");
        await page.SelectOptionAsync("#group-type", "skills");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the group" }).ClickAsync();
        await page.WaitForURLAsync("**/groups/evening/plan");
        await page.SelectOptionAsync("#slot-day-0", _clinic.Session.Date.AddDays(2).DayOfWeek.ToString());
        await page.FillAsync("#slot-start-0", "20:00");
        await page.SelectOptionAsync("#series-lead", "mara-quill");
        await page.SelectOptionAsync("#series-modality", "Telehealth");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Expect(page.Locator("#ahead")).ToBeVisibleAsync();

        // A conflict of every week is listed, and nothing changes.
        await page.SelectOptionAsync("#slot-day-0", _clinic.Session.Date.DayOfWeek.ToString());
        var other = (await app.Grains.Group(_clinic.OtherGroup).Get())!;
        await page.FillAsync("#slot-start-0", other.Slots.Single().Start.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the series" }).ClickAsync();
        await Expect(page.Locator(".refusal")).ToContainTextAsync("facilitator_double_booked");

        await Enrolled("mover", "Moving");
        var member = await _screens.Open("coordinator", "groups/skills-a?member=mover");
        await member.GetByRole(AriaRole.Button, new() { Name = "Transfer" }).Last.ClickAsync();
        await member.SelectOptionAsync("#transfer-to", "evening");
        await member.Locator("#transfer button[type=submit]").ClickAsync();
        await Expect(member.Locator("#member-now")).ToContainTextAsync("Transferred to another group");
        (await app.Grains.Group(new(ClinicApp.Clinic, "evening")).Get())!.Census.Active.ShouldBe(1);
    }

    [Fact]
    public async Task R2_a_member_graduates_on_screen_for_good()
    {
        var page = await _screens.Open("coordinator", "groups/skills-a?member=m2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Graduate" }).ClickAsync();
        await page.Locator("#graduate button[type=submit]").ClickAsync();

        await Expect(page.Locator("#member-now")).ToContainTextAsync("Graduated");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Place on hold" })).ToHaveCountAsync(0);
        await Expect(page.Locator("#member-m2-1")).ToHaveClassAsync("is-past");
        (await Enrollment("m2")).Status.ShouldBe(EnrollmentStatus.Graduated);
    }

    [Fact]
    public async Task R14_the_second_editor_is_shown_the_current_state_and_can_decide_on_it()
    {
        var first = await _screens.Open("coordinator", "groups/skills-a?member=m3");
        var second = await _screens.Open("coordinator", "groups/skills-a?member=m3");
        await second.GetByRole(AriaRole.Button, new() { Name = "Place on hold" }).ClickAsync();
        await second.SelectOptionAsync("#hold-reason", "PaymentUnresolved");
        await second.FillAsync("#hold-why", "Called twice.");

        await first.GetByRole(AriaRole.Button, new() { Name = "Place on hold" }).ClickAsync();
        await first.SelectOptionAsync("#hold-reason", "Hospitalization");
        await first.Locator("#place-hold button[type=submit]").ClickAsync();
        await Expect(first.Locator("#member-now")).ToContainTextAsync("Clinical hold");
        await second.Locator("#place-hold button[type=submit]").ClickAsync();

        var refusal = second.Locator("#place-hold .refusal");
        await Expect(refusal).ToContainTextAsync("Someone else changed this enrollment meanwhile");
        await Expect(refusal).ToContainTextAsync("version_conflict");
        await Expect(refusal).ToContainTextAsync("It is now:");
        await Expect(refusal).ToContainTextAsync("Hospitalization");
        (await Enrollment("m3")).Holds.ShouldHaveSingleItem().Reason.ShouldBe(HoldReason.Hospitalization);
        await Expect(second.Locator("#hold-why")).ToHaveValueAsync("Called twice.");
        await _screens.ShouldBeClean(second, "conflict");

        await second.Locator("#place-hold button[type=submit]").ClickAsync();
        await Expect(second.Locator("#member-now")).ToContainTextAsync("Payment unresolved");
        (await Enrollment("m3")).Holds.Select(hold => hold.Reason).ShouldBe([HoldReason.Hospitalization, HoldReason.PaymentUnresolved], ignoreOrder: true);
    }

    [Fact]
    public async Task R14_two_who_change_a_group_at_once_see_each_others_change_and_an_id_in_use_is_refused()
    {
        var key = new GroupKey(ClinicApp.Clinic, "shared");
        (await app.Grains.Group(key).Define(Context(), new("Shared group", "skills", 6, 1, []))).IsDone.ShouldBeTrue();
        var page = await _screens.Open("coordinator", "groups/shared/plan");
        await page.FillAsync("#group-name", "Renamed group");
        (await app.Grains.Group(key).Define(Context(), new("Shared group", "skills", 9, 1, []))).IsDone.ShouldBeTrue();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(page.Locator(".refusal")).ToContainTextAsync("Someone else changed this meanwhile.");
        await Expect(page.Locator(".refusal li").Filter(new() { HasText = "Places: 9" })).ToBeVisibleAsync();
        (await app.Grains.Group(key).Get())!.Name.ShouldBe("Shared group");
        await page.FillAsync("#group-capacity", "9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator(".crumb")).ToContainTextAsync("Renamed group");
        (await app.Grains.Group(key).Get())!.Capacity.ShouldBe(9);

        await _screens.Go(page, "new-group");
        await page.FillAsync("#group-id", "shared");
        await page.FillAsync("#group-name", "Another group");
        await page.SelectOptionAsync("#group-type", "skills");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the group" }).ClickAsync();
        await Expect(page.Locator(".refusal")).ToContainTextAsync("This id is in use already.");
        (await app.Grains.Group(key).Get())!.Name.ShouldBe("Renamed group");
    }

    [Fact]
    public async Task R5_enrolling_finds_a_patient_by_name_and_a_full_group_says_so_in_words()
    {
        var key = new GroupKey(ClinicApp.Clinic, "tiny");
        (await app.Grains.Group(key).Define(Context(), new("Tiny group", "skills", 2, 1, []))).IsDone.ShouldBeTrue();
        var page = await _screens.Open("coordinator", "groups/tiny");
        await Enroll(page, "number1", "Member Number1");
        await Expect(page.Locator("#enroll")).ToBeHiddenAsync();
        await Expect(page.Locator("#member-m1-1")).ToContainTextAsync("Member Number1");
        await Enroll(page, "m2", "Member Number2");
        await Expect(page.Locator("#census-words")).ToContainTextAsync("0 open");

        await Enroll(page, "number3", "Member Number3");

        var refusal = page.Locator("#enroll .refusal");
        await Expect(refusal).ToContainTextAsync("All 2 places of the group are taken.");
        await Expect(refusal).ToContainTextAsync("group_full");
        (await app.Grains.Group(key).Get())!.Census.Enrolled.ShouldBe(2);
    }

    [Fact]
    public async Task P1_a_facilitator_reads_own_rosters_and_changes_nothing_there_but_contacts()
    {
        var page = await _screens.Open("facilitator", "groups");
        await Expect(page.Locator("#group-skills-a")).ToBeVisibleAsync();
        await Expect(page.Locator("#group-skills-b")).ToHaveCountAsync(0);
        (await _screens.Go(page, "groups/skills-b")).ShouldBe(404);
        (await _screens.Go(page, "groups/no-such-group")).ShouldBe(404);
        (await _screens.Go(page, "groups/skills-a?member=m4")).ShouldBe(200);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Place on hold" })).ToHaveCountAsync(0);
        await Expect(page.Locator("#enroll")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Record a contact" }).ClickAsync();
        await page.FillAsync("#contact-why", "Phone call.");
        await page.Locator("#contact button[type=submit]").ClickAsync();

        await Expect(page.Locator("#member .history")).ToContainTextAsync("Clinical contact");
        await Expect(page.Locator("#member-now")).ToContainTextAsync("Last clinical contact");
        (await Enrollment("m4")).LastContact.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task Groups_and_rosters_break_no_rule_of_WCAG(int width, ColorScheme scheme)
    {
        var enrolled = await Enrollment("m4");
        await app.Grains.Group(_clinic.Group).PlaceHold(Context(), new("m4", enrolled.Version, HoldReason.AuthorizationLapsed, new(2099, 1, 2)));
        var page = await _screens.Open("coordinator", "groups", width, scheme);
        await _screens.ShouldBeClean(page, "groups");
        await _screens.Go(page, "groups/skills-a");
        await _screens.ShouldBeClean(page, "roster");
        await _screens.Go(page, "groups/skills-a?member=m4");
        await _screens.ShouldBeClean(page, "member");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a reason" }).ClickAsync();
        await _screens.ShouldBeClean(page, "hold");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enroll" }).ClickAsync();
        await page.FillAsync("#enroll-search", "number");
        await page.Locator("#enroll-found input").First.WaitForAsync();
        await _screens.ShouldBeClean(page, "enroll");
    }

    /// <summary>A member of the test's own, so that no other test changes them.</summary>
    private async Task Enrolled(string patient, string family)
    {
        (await app.Grains.Patient(new(ClinicApp.Clinic, patient)).Register(Context(), new("Member", family, new(1990, 1, 1), null, []))).IsDone.ShouldBeTrue();
        (await app.Grains.Group(_clinic.Group).Enroll(Context(), new(patient))).IsDone.ShouldBeTrue();
    }

    private static async Task Enroll(IPage page, string text, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Enroll" }).ClickAsync();
        await page.FillAsync("#enroll-search", text);
        await page.Locator("#enroll-found").GetByLabel(name).CheckAsync();
        await page.Locator("#enroll button[type=submit]").ClickAsync();
    }

    private async Task<EnrollmentView> Enrollment(string patient) => (await app.Grains.Group(_clinic.Group).Get())!.Enrollments.Last(row => row.Patient == patient);

    private static CommandContext Context() => new(Guid.NewGuid(), new("test", "Test"));
}
