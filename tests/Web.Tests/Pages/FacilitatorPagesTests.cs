using System.Globalization;
using GroupActors.Notes;
using GroupActors.Sessions;
using Microsoft.Playwright;

namespace GroupActors.Pages;

public sealed class FacilitatorPagesTests(FacilitatorScene scene, Chromium chromium) : IClassFixture<FacilitatorScene>, IAsyncLifetime
{
    private Windows _windows = null!;

    public async ValueTask InitializeAsync() => _windows = await chromium.Windows();

    public ValueTask DisposeAsync() => _windows.DisposeAsync();

    [Fact]
    public async Task L1_a_tap_in_one_browser_is_on_the_board_and_the_check_in_page_of_others_without_reload_or_polling()
    {
        var phone = await Live("facilitator", FacilitatorScene.Path(scene.Now));
        var desk = await Live("coordinator", FacilitatorScene.Path(scene.Now), 1440);
        var board = await Live("coordinator", "/clinics/riverside/board", 1440);
        var requests = new System.Collections.Concurrent.ConcurrentBag<string>();
        desk.Request += (_, request) => requests.Add(request.Url);
        board.Request += (_, request) => requests.Add(request.Url);
        var dots = board.Locator($"#card-skills-a-{scene.Now.Date:yyyy-MM-dd}-1 .dot-present");
        var before = await dots.CountAsync();
        await Shown(phone, "#tap-m3");
        await phone.LeavePicture("checkin");
        await desk.LeavePicture("checkin");

        await phone.ClickAsync("#tap-m3");

        await Assertions.Expect(dots).ToHaveCountAsync(before + 1);
        await Assertions.Expect(desk.Locator("#tap-m3.tap-here")).ToContainTextAsync("Here");
        await Assertions.Expect(phone.Locator("#tap-m3.tap-here")).ToContainTextAsync("Here");
        (await scene.Attendance(scene.Now, "m3")).Source.ShouldBe(CheckInSource.Facilitator);
        // The sprite of the icons is asked for when the first icon of a kind is drawn.
        requests.Where(url => !url.EndsWith("/icons.svg", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task S4_two_fast_taps_are_one_attendance_and_open_nothing()
    {
        var page = await Live("facilitator", FacilitatorScene.Path(scene.Now));
        var posts = 0;
        page.Request += (_, request) => { if (request.Method == "POST") Interlocked.Increment(ref posts); };
        await page.Locator("#tap-m4").DblClickAsync();
        await Assertions.Expect(page.Locator("#tap-m4.tap-here")).ToBeVisibleAsync();
        posts.ShouldBe(1);
        (await page.Locator("dialog").CountAsync()).ShouldBe(0);
        (await scene.Attendance(scene.Now, "m4")).Kind.ShouldBe(AttendanceKind.Present);
    }

    [Fact]
    public async Task S3_a_notice_entered_afterwards_in_the_clinics_time_is_a_late_cancel_and_can_be_taken_back()
    {
        var page = await Live("facilitator", FacilitatorScene.Path(scene.Now));
        await page.ClickAsync("#who-m7");
        await page.LeavePicture("member");
        var received = scene.Zone.Local(TimeProvider.System.GetUtcNow()).AddHours(-2);
        await page.FillAsync("#received", received.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await page.ClickAsync("#notice button");
        await Assertions.Expect(page.Locator("#member-m7 .pill")).ToHaveTextAsync("Late cancel");
        var attendance = await scene.Attendance(scene.Now, "m7");
        attendance.Kind.ShouldBe(AttendanceKind.LateCancel);
        attendance.NoticeReceivedAt!.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture).ShouldBe(received.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

        await page.ClickAsync("#tap-m7");
        await page.ClickAsync("#undo");
        await Assertions.Expect(page.Locator("#tap-m7")).ToContainTextAsync("Check in");
    }

    [Fact]
    public async Task S5_a_member_on_hold_is_recorded_unbilled_and_a_refusal_is_said_in_words_with_its_code()
    {
        var page = await Live("coordinator", FacilitatorScene.Path(scene.Now));
        await page.ClickAsync("#tap-m8");
        await page.ClickAsync("#unbilled");
        await Assertions.Expect(page.Locator("#tap-m8")).ToContainTextAsync("Here, not billed");
        (await scene.Attendance(scene.Now, "m8")).IsBillable.ShouldBeFalse();

        // Two devices: this dialog was opened before the other one took the member's attendance.
        await page.ClickAsync("#who-m6");
        await scene.Post("facilitator", scene.Now, "/attendance/m6/check-in", new { });
        await page.ClickAsync("#no-show");
        await Assertions.Expect(page.Locator("dialog .refusal")).ToContainTextAsync("The member is checked in: take that back first.");
        await Assertions.Expect(page.Locator("dialog .refusal code")).ToHaveTextAsync("member_present");
    }

    [Fact]
    public async Task S12_minutes_and_family_of_a_member_who_is_here_are_shown_to_every_device()
    {
        var page = await Live("coordinator", FacilitatorScene.Path(scene.Families));
        var other = await Live("coordinator", FacilitatorScene.Path(scene.Families), 1440);
        await page.ClickAsync("#tap-m12");
        await page.Locator("#tap-m12.tap-here").WaitForAsync();
        await page.ClickAsync("#who-m12");
        await page.FillAsync("#family", "2");
        await page.FillAsync("#early", "5");
        await page.LeavePicture("presence");
        await page.ClickAsync("#presence button");
        await Assertions.Expect(other.Locator("#member-m12")).ToContainTextAsync("2 family members here");
        await Assertions.Expect(other.Locator("#member-m12")).ToContainTextAsync("Left 5 min early");
    }

    [Fact]
    public async Task S8_closing_says_before_and_after_what_is_billed_and_notes_follow_until_all_are_signed()
    {
        var sessions = await Live("facilitator", "/clinics/riverside/my-sessions");
        await Assertions.Expect(sessions.Locator("#unclosed-panel")).ToContainTextAsync("DBT Skills");
        await sessions.LeavePicture("my-sessions");
        var page = await Live("facilitator", FacilitatorScene.Path(scene.Unclosed));
        foreach (var member in new[] { "m9", "m10" })
        {
            await page.ClickAsync("#tap-" + member);
            await page.Locator($"#tap-{member}.tap-here").WaitForAsync();
        }

        await page.ClickAsync("#close-session");
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("2 claims of 90853");
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("Wilder Stroud becomes a no-show.");
        await page.FillAsync("#minutes", "40");
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("short_session");
        await page.FillAsync("#minutes", "60");
        await Assertions.Expect(page.Locator("#preview")).Not.ToContainTextAsync("short_session");
        await page.LeavePicture("close");
        await page.ClickAsync("#close button[type=submit]");
        await SmallClinic.Until(async () => (await scene.App.Grains.Session(scene.Unclosed).Get())!.State == SessionState.Closed);
        await Assertions.Expect(page.Locator(".sheet .billing")).ToContainTextAsync("2 claims of 90853 issued");
        await Assertions.Expect(page.Locator("#billing")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#member-m11 .pill")).ToHaveTextAsync("No-show");
        await page.LeavePicture("closed");

        await Amend(page);
        await WriteNotes(page);
    }

    // S-9: m11 had come after all.
    private static async Task Amend(IPage page)
    {
        await page.ClickAsync("#tap-m11");
        await page.LeavePicture("amend");
        await page.FillAsync("#why-present", "Signed in on paper");
        await page.ClickAsync("#amend-present button");
        await Assertions.Expect(page.Locator(".sheet .billing")).ToContainTextAsync("3 claims of 90853 issued");
    }

    // S-11: drafts are kept, a signed note is only added to.
    private async Task WriteNotes(IPage page)
    {
        var note = scene.App.Grains.Note(new(scene.Unclosed, "m10"));
        await SmallClinic.Until(async () => await note.Get() is not null);
        await page.ClickAsync(".pagehead >> text=Notes");
        await Assertions.Expect(page.Locator(".noteslist li")).ToHaveCountAsync(3);
        await page.ClickAsync(".noteslist >> text=Anselm Dray");
        await page.FillAsync("#text", "Anselm practised two skills and named when he would use them.");
        await page.ClickAsync("#save-draft");
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("Saved ");
        (await note.Get())!.State.ShouldBe(NoteState.Draft);
        await page.LeavePicture("note");
        await page.FillAsync("#text", "Anselm practised two skills and will use one at work.");
        await page.ClickAsync("#note button.btn-primary");
        await page.WaitForURLAsync(url => !url.EndsWith("/m10", StringComparison.Ordinal));
        (await note.Get())!.State.ShouldBe(NoteState.Signed);

        await page.GotoAsync(new Uri(scene.App.Address, FacilitatorScene.Path(scene.Unclosed, "/notes/m10")).ToString());
        await Assertions.Expect(page.Locator(".notetext")).ToHaveTextAsync("Anselm practised two skills and will use one at work.");
        await page.FillAsync("#text", "Homework was handed out.");
        await page.ClickAsync("#addendum button");
        await Assertions.Expect(page.Locator(".addendum")).ToContainTextAsync("Homework was handed out.");
        (await page.TitleAsync()).ShouldNotContain("Anselm");
        await page.GotoAsync(new Uri(scene.App.Address, "/clinics/riverside/notes").ToString());
        await Assertions.Expect(page.Locator(".noteslist li")).ToHaveCountAsync(2);
        await page.LeavePicture("notes");
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task The_facilitators_pages_break_no_rule_of_WCAG_and_no_content_security_policy(int width, ColorScheme scheme)
    {
        var page = await Live("facilitator", "/clinics/riverside/my-sessions", width, scheme);
        var broken = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") broken.Add(message.Text); };
        await page.ShouldBeClean("my-sessions");
        foreach (var (path, name) in new[] { (FacilitatorScene.Path(scene.Now), "session"), ("/clinics/riverside/notes", "open-notes"), (FacilitatorScene.Path(scene.Unclosed, "/notes"), "session-notes") })
        {
            await page.GotoAsync(new Uri(scene.App.Address, path).ToString());
            await page.ShouldBeClean(name);
        }

        await page.GotoAsync(new Uri(scene.App.Address, FacilitatorScene.Path(scene.Now)).ToString());
        await page.ClickAsync("#close-session");
        await page.Locator("dialog .billing").WaitForAsync();
        await page.ShouldBeClean("close-dialog");
        await page.Keyboard.PressAsync("Escape");
        await page.FocusAsync("#who-m1");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("dialog #notice").WaitForAsync();
        await page.ShouldBeClean("member-dialog");
        broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task P1_a_session_of_somebody_else_is_not_found()
    {
        var page = await _windows.SignIn(scene.App.Address, "facilitator");
        foreach (var part in new[] { "", "/close", "/members/m12", "/notes" })
            (await page.GotoAsync(new Uri(scene.App.Address, FacilitatorScene.Path(scene.Families, part)).ToString()))!.Status.ShouldBe(404, part);
    }

    private async Task<IPage> Live(string role, string path, int width = 390, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await scene.Open(_windows, role, path, width, scheme);
        await page.Locator("#connection", new() { HasText = "Live" }).WaitForAsync();
        return page;
    }

    private static Task Shown(IPage page, string selector) => page.Locator(selector).ScrollIntoViewIfNeededAsync();
}
