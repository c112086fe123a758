using GroupActors.Sessions;
using Microsoft.Playwright;

namespace GroupActors.Pages;

/// <summary>The brief before a session, and a list that was kept on paper (S-7).</summary>
public sealed class BriefAndPaperTests(FacilitatorScene scene, Chromium chromium) : IClassFixture<FacilitatorScene>, IAsyncLifetime
{
    private Screens _screens = null!;

    public async ValueTask InitializeAsync() => _screens = await Screens.Start(scene.App, chromium);

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
        await _screens.ShouldBeClean(page, "brief");
        await Assertions.Expect(page.Locator(".paperroster")).ToBeHiddenAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".paperroster tbody tr")).ToHaveCountAsync(8);
        await Assertions.Expect(page.Locator(".paperroster")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".briefpage")).ToBeHiddenAsync();
        await page.LeavePicture("paper-roster");
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
        await _screens.ShouldBeClean(page, "paper");

        await page.Locator("[data-patient=m7] input[value=notice]").CheckAsync();
        await Assertions.Expect(page.Locator("[data-patient=m8] input[type=radio]")).ToHaveCountAsync(1);
        await page.Locator("[data-patient=m8] input[value=unbilled]").CheckAsync();

        // Somebody else took m6's attendance meanwhile: what is done stays done.
        await scene.Post("coordinator", scene.Now, "/attendance/m6/check-in", new { });
        await page.ClickAsync("#paper button[type=submit]");
        await Assertions.Expect(page.Locator("[data-patient=m7] .outcome")).ToHaveTextAsync("Say at what time they gave notice.");
        foreach (var entered in new[] { "m3", "m4", "m5", "m6", "m8" }) await Assertions.Expect(page.Locator($"[data-patient={entered}] .outcome")).ToHaveTextAsync("Entered");
        await page.Locator("[data-patient=m7] input[type=time]").FillAsync(start.AddMinutes(-3).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await page.ClickAsync("#paper button[type=submit]");
        await page.WaitForURLAsync(url => !url.EndsWith("/paper", StringComparison.Ordinal));

        (await scene.Attendance(scene.Now, "m3")).Kind.ShouldBe(AttendanceKind.Present);
        var late = await scene.Attendance(scene.Now, "m4");
        (late.Kind, late.LateMinutes, late.IsLateEntry).ShouldBe((AttendanceKind.Present, 7, true));
        late.ArrivedAt!.Value.ShouldBe(start.AddMinutes(7), TimeSpan.FromMinutes(1));
        (await scene.Attendance(scene.Now, "m5")).Kind.ShouldBe(AttendanceKind.NoShow);
        var notice = await scene.Attendance(scene.Now, "m7");
        notice.Kind.ShouldBe(AttendanceKind.LateCancel);
        notice.NoticeReceivedAt!.Value.ShouldBe(start.AddMinutes(-3), TimeSpan.FromSeconds(1));
        var held = await scene.Attendance(scene.Now, "m8");
        (held.Kind, held.IsBillable).ShouldBe((AttendanceKind.Present, false));
        (await scene.Attendance(scene.Now, "m2")).Kind.ShouldBe(AttendanceKind.Expected);

        // As the scene has it, for the other tests.
        foreach (var member in new[] { "m5", "m7", "m8" }) await scene.Post("coordinator", scene.Now, $"/attendance/{member}/undo", new { });
    }

    [Fact]
    public async Task S7_a_substitute_is_told_what_is_missing_and_who_will_not_come()
    {
        var session = scene.App.Grains.Session(scene.Unclosed);
        await GroupActors.SmallClinic.Done(session.CheckIn(GroupActors.SmallClinic.Context(), new("m9", CheckInSource.Coordinator)));
        await GroupActors.SmallClinic.Done(session.Close(GroupActors.SmallClinic.Context(), new(60)));
        var next = scene.Unclosed with { Date = scene.Unclosed.Date.AddDays(7) };
        await GroupActors.SmallClinic.Until(async () => await scene.App.Grains.Session(next).Get() is not null && (await scene.App.Grains.Reports(new(next.Clinic)).Tasks(group: next.Group)).Length > 1);
        await GroupActors.SmallClinic.Done(scene.App.Grains.Session(next).RemoveFacilitator(GroupActors.SmallClinic.Context(), new(GroupActors.SmallClinic.Facilitator)));
        await GroupActors.SmallClinic.Done(scene.App.Grains.Session(next).RecordNotice(GroupActors.SmallClinic.Context(), new("m11")));

        var page = await _screens.Open("coordinator", Path(next, "/brief"), 390);

        await Assertions.Expect(page.Locator("#who")).ToHaveTextAsync("2 expected, 1 not coming");
        await Assertions.Expect(page.Locator(".briefrows > li", new() { HasText = "Petra Lindqvist" })).ToContainTextAsync("Note missing from");
        await Assertions.Expect(page.Locator(".briefrows > li", new() { HasText = "Anselm Dray" })).ToContainTextAsync("not documented");
        await Assertions.Expect(page.Locator(".briefrows > li", new() { HasText = "Wilder Stroud" }).Locator(".pill")).ToHaveTextAsync("Cancelled");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".paperroster tbody tr", new() { HasText = "Wilder Stroud" })).ToContainTextAsync("Cancelled");
    }

    [Fact]
    public async Task S11_a_session_that_was_taken_over_asks_for_no_notes()
    {
        var page = await _screens.Open("facilitator", Path(scene.Now with { Date = scene.Now.Date.AddDays(-7) }, "/notes"), 390);

        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("taken over from another system, which keeps its notes");
        await Assertions.Expect(page.Locator(".noteslist")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task S7_a_page_that_was_opened_hours_before_comes_to_remind_of_the_session()
    {
        var group = new Groups.GroupKey(scene.Now.Clinic, "later-a");
        var start = scene.Zone.Local(TimeProvider.System.GetUtcNow().AddHours(3)).DateTime;
        await GroupActors.SmallClinic.Done(scene.App.Grains.Room(new(group.Clinic, "room-later")).Define(GroupActors.SmallClinic.Context(), new("Alder", 30, [], true)));
        await GroupActors.SmallClinic.Done(scene.App.Grains.Group(group).Define(GroupActors.SmallClinic.Context(), new("Later Skills", "skills", 8, 2, [])));
        await GroupActors.SmallClinic.Done(scene.App.Grains.Group(group).StartSeries(
            GroupActors.SmallClinic.Context(), new(DateOnly.FromDateTime(start), [new(1, start.DayOfWeek, TimeOnly.FromDateTime(start), 60)], GroupActors.SmallClinic.Facilitator, null, "room-later")));
        await GroupActors.SmallClinic.Until(async () =>
            (await scene.App.Grains.Reports(new(group.Clinic)).Sessions(DateOnly.FromDateTime(start), DateOnly.FromDateTime(start), GroupActors.SmallClinic.Facilitator, group.Group)).Length == 1);
        var page = await _screens.Open("facilitator", "my-sessions", 390);
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        var reminder = page.Locator(".reminder:has(a[href*='/later-a/'])");
        await Assertions.Expect(reminder).ToHaveCountAsync(1);
        await Assertions.Expect(reminder).ToBeHiddenAsync();

        await page.Clock.FastForwardAsync("02:05:00");

        await Assertions.Expect(reminder).ToContainTextAsync(new System.Text.RegularExpressions.Regex("begins in 5[0-9] minutes"));
        await Assertions.Expect(reminder).ToBeVisibleAsync();
    }

    private static string Path(SessionKey key, string part) => $"sessions/{key.Group}/{key.Date:yyyy-MM-dd}/{key.Slot}{part}";
}
