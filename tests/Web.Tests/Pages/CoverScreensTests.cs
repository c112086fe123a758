using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GroupActors.Pages;

/// <summary>From a vacation to its cover, on screen.</summary>
public sealed class CoverScreensTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>
{
    [Fact]
    public async Task F6_a_coordinator_enters_a_vacation_sees_what_it_uncovers_and_accepts_the_cover()
    {
        var clinic = await app.SmallClinic();
        // Mara Quill leads another group at that time.
        await SmallClinic.Done(app.Grains.Facilitator(new(ClinicApp.Clinic, "theo-marsh")).Register(SmallClinic.Context(), new("Theo Marsh", null, null, [])));
        await using var windows = await chromium.Windows();
        var page = await windows.SignIn(app.Address, "coordinator", new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        string Day(int days) => clinic.Session.Date.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        await page.GetByRole(AriaRole.Link, new() { Name = "Staff" }).First.ClickAsync();
        await page.ShouldBeClean("staff");
        await page.GetByRole(AriaRole.Link, new() { Name = "Priya Nandan" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter time off" }).ClickAsync();
        await page.GetByLabel("First day", new() { Exact = true }).FillAsync(Day(28));
        await page.GetByLabel("Last day", new() { Exact = true }).FillAsync(Day(41));
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve and uncover" }).ClickAsync();
        await Expect(page.GetByText("2 sessions uncovered")).ToBeVisibleAsync();
        await page.ShouldBeClean("time-off-entered");

        await page.GetByRole(AriaRole.Link, new() { Name = "Open the cover plan" }).ClickAsync();
        await Expect(page.Locator(".proposed")).ToHaveCountAsync(2);
        await page.ShouldBeClean("cover-plan-proposed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept all 2" }).ClickAsync();
        await Expect(page.Locator(".covered")).ToHaveCountAsync(2);
        await Expect(page.Locator(".covered").First).ToContainTextAsync("Theo Marsh is assigned.");

        await page.GotoAsync(new Uri(app.Address, "/clinics/riverside/cover").ToString());
        await Expect(page.GetByText("Every session is covered")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task F6_a_facilitator_is_taken_off_on_screen_and_put_back_after_a_withdrawn_absence()
    {
        var clinic = await app.SmallClinic();
        var session = clinic.Session with { Date = clinic.Session.Date.AddDays(14) };
        var path = $"sessions/{session.Group}/{session.Date:yyyy-MM-dd}/{session.Slot}";
        await using var screens = await Screens.Start(app, chromium);
        var page = await screens.Open("coordinator", path + "/cover", width: 390);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take off" }).ClickAsync();
        await Expect(page.GetByText("Uncovered,")).ToBeVisibleAsync();
        await screens.ShouldBeClean(page, "cover-choice");
        await SmallClinic.Done(app.Grains.Session(session).AssignFacilitator(SmallClinic.Context(), new("priya-nandan")));

        var facilitator = app.Grains.Facilitator(new(ClinicApp.Clinic, "priya-nandan"));
        var leave = (await facilitator.RequestTimeOff(SmallClinic.Context(), new(Facilitators.TimeOffKind.SickLeave, session.Date, session.Date, IsApproved: true))).Value!;
        await screens.Go(page, "cover");
        await page.Locator($"a[href$='{leave.Id}']").ClickAsync();
        await Expect(page.Locator(".coverline")).ToHaveCountAsync(1);
        await screens.ShouldBeClean(page, "cover-plan");
        await screens.Go(page, "facilitators/priya-nandan");
        await page.Locator($"#{leave.Id}").GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(page.GetByText("One of its sessions is uncovered")).ToBeVisibleAsync();
        await screens.ShouldBeClean(page, "time-off-withdrawn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put back" }).ClickAsync();
        await Expect(page.GetByText("One of its sessions is uncovered")).ToBeHiddenAsync();
        (await app.Grains.Session(session).Get())!.Facilitators.ShouldBe(["priya-nandan"]);
    }
}
