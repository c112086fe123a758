using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Sessions;
using GroupActors.Tasks;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GroupActors.Pages;

public sealed class ClaimListTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>, IAsyncLifetime
{
    private static readonly ClinicKey Clinic = new(ClinicApp.Clinic);

    private SmallClinic _clinic = null!;
    private Screens _screens = null!;

    public async ValueTask InitializeAsync()
    {
        _clinic = await app.SmallClinic();
        _screens = await Screens.Start(app, chromium);
        await ClosedSessions.Make(app, _clinic);
    }

    public ValueTask DisposeAsync() => _screens.DisposeAsync();

    [Fact]
    public async Task B5_claims_of_one_session_are_decided_at_once_on_screen()
    {
        var page = await _screens.Open("biller", "claims");
        await Expect(page.Locator("#lead")).ToContainTextAsync("not moving");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Skills A" }).Filter(new() { HasText = "3 members" });
        await Expect(row).ToContainTextAsync("The session was shorter than 45 minutes.");
        await Expect(row).ToContainTextAsync("$360");

        await row.GetByRole(AriaRole.Button, new() { Name = "Decide for all 3" }).ClickAsync();
        await page.GetByLabel("Member Number3").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve 90853" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "90853 · 1 member" }).First).ToBeVisibleAsync();
        (await State("m1")).ShouldBe(ClaimState.AwaitingNote);
        (await State("m2")).ShouldBe(ClaimState.AwaitingNote);
        (await State("m3")).ShouldBe(ClaimState.NeedsReview);

        await page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Void" }).ClickAsync();
        await Expect(page.Locator("dialog[open] .refusal")).ToContainTextAsync("Say why.");
        await page.Locator("dialog[open] textarea").FillAsync("Not a full session.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Void" }).ClickAsync();

        await Expect(page.Locator("#queue-NeedsReview")).ToHaveCountAsync(0);
        (await State("m3")).ShouldBe(ClaimState.Voided);
        await _screens.Go(page, "claims?state=Voided");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Skills A" })).ToContainTextAsync("It will not be billed.");
    }

    [Fact]
    public async Task B3_a_proposal_of_individual_psychotherapy_is_accepted_on_screen()
    {
        var page = await _screens.Open("biller", "tasks");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Bill 90834 instead of the group" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Accept 90834" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Accept 90834" })).ToHaveCountAsync(0);
        await GroupActors.SmallClinic.Until(async () => (await app.Grains.Claim(new(_clinic.OtherSession, ClosedSessions.Alone, 1)).Get())?.Code == "90834");
    }

    [Fact]
    public async Task S10_a_no_show_is_documented_in_one_form()
    {
        var page = await _screens.Open("coordinator", "tasks");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Member Number4" }).GetByRole(AriaRole.Button, new() { Name = "Document" }).ClickAsync();
        await page.Locator("dialog[open] select").SelectOptionAsync("TextMessage");
        await page.Locator("dialog[open] button[type=submit]").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Document a no-show" })).ToHaveCountAsync(0);
        (await app.Grains.Reports(Clinic).Tasks()).ShouldNotContain(task => task.Kind == TaskKind.NoShowNote);
        (await app.Grains.Session(_clinic.Session).Get())!.Attendance.Single(member => member.Patient == "m4").Outreach.ShouldBe(Outreach.TextMessage);
    }

    [Fact]
    public async Task P1_a_coordinator_reads_claims_and_decides_none()
    {
        var page = await _screens.Open("coordinator", "claims?state=AwaitingNote");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Claims" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("Decide") })).ToHaveCountAsync(0);
    }

    private async Task<ClaimState?> State(string patient) => (await app.Grains.Claim(new(_clinic.Session, patient, 1)).Get())?.State;
}
