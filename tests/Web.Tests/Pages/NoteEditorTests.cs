using GroupActors.Notes;
using Microsoft.Playwright;

namespace GroupActors.Pages;

/// <summary>Writing notes: saved while one types, and looked at before they are signed (S-11).</summary>
public sealed class NoteEditorTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>, IAsyncLifetime
{
    private Screens _screens = null!;
    private SmallClinic _clinic = null!;

    public async ValueTask InitializeAsync()
    {
        _screens = await Screens.Start(app, chromium);
        _clinic = await app.SmallClinic();
        await ClosedSessions.Make(app, _clinic);
        // The names that members have while nobody else is called so.
        foreach (var (patient, given, family) in new[] { ("m1", "Nell", "Harrowgate"), ("m2", "Rafi", "Ashdowne"), ("m3", "Odette", "Brask") })
            await GroupActors.SmallClinic.Done(app.Grains.Patient(new(ClinicApp.Clinic, patient)).Register(GroupActors.SmallClinic.Context(), new(given, family, new(1990, 1, 1), null, [])));
    }

    public ValueTask DisposeAsync() => _screens.DisposeAsync();

    [Fact]
    public async Task S11_the_same_text_is_refused_and_what_is_nearly_the_same_is_marked_and_may_be_signed()
    {
        await GroupActors.SmallClinic.Done(Note("m1").Sign(GroupActors.SmallClinic.Context(), new("Nell practised two skills and will use one at work.")));
        var page = await _screens.Open("facilitator", Path("m2"), 390);
        await page.FillAsync("#text", "Rafi practised two skills\nand will use one at work.");
        await page.ClickAsync("#note button[type=submit]");
        await Assertions.Expect(page.Locator("#note .refusal code")).ToHaveTextAsync("note_not_individualized");
        await Assertions.Expect(page.Locator("#review")).ToContainTextAsync("It is the same as the signed note of Nell Harrowgate");
        await Assertions.Expect(page.Locator("#sign-all-the-same")).ToHaveCountAsync(0);

        await page.FillAsync("#text", "Rafi practised two skills and will use one at work with Nell.");
        await Assertions.Expect(page.Locator("#review section")).ToHaveCountAsync(0);
        await page.ClickAsync("#note button[type=submit]");
        await Assertions.Expect(page.Locator("#review")).ToContainTextAsync("87% of the shorter text’s wording is in this one and in the signed note of Nell Harrowgate.");
        await Assertions.Expect(page.Locator("#review")).ToContainTextAsync("It names Nell Harrowgate.");
        await Assertions.Expect(page.Locator("#review mark.mark-shared")).ToHaveTextAsync("practised two skills and will use one at work");
        await Assertions.Expect(page.Locator("#review mark.mark-name")).ToHaveTextAsync("Nell");
        await _screens.ShouldBeClean(page, "note-review");
        (await Note("m2").Get())!.State.ShouldBe(NoteState.Draft);

        await page.ClickAsync("#sign-all-the-same");
        await page.WaitForURLAsync(url => !url.Contains("/m2", StringComparison.Ordinal));
        (await Note("m2").Get())!.State.ShouldBe(NoteState.Signed);
    }

    [Fact]
    public async Task S11_a_draft_saves_itself_survives_being_offline_and_is_not_overwritten_by_another_window()
    {
        var page = await _screens.Open("facilitator", Path("m3"), 1440);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await page.FillAsync("#text", "Odette came late.");
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("Saved ");
        (await Note("m3").Get())!.Text.ShouldBe("Odette came late.");

        await other.FillAsync("#text", "Odette was quiet.");
        await Assertions.Expect(other.Locator("#conflict")).ToContainTextAsync("Odette came late.");
        (await Note("m3").Get())!.Text.ShouldBe("Odette came late.");
        await _screens.ShouldBeClean(other, "note-conflict");
        await other.ClickAsync("#keep-mine");
        await Assertions.Expect(other.Locator("#saved")).ToContainTextAsync("Saved ");
        (await Note("m3").Get())!.Text.ShouldBe("Odette was quiet.");
        await page.CloseAsync();

        await other.Context.SetOfflineAsync(true);
        await other.FillAsync("#text", "Odette was quiet and then spoke.");
        await Assertions.Expect(other.Locator("#saved")).ToContainTextAsync("there is no connection");
        await other.WaitForFunctionAsync("Object.keys(localStorage).some(name => name.startsWith('unsaved-note:'))");
        (await other.EvaluateAsync<string>("JSON.stringify(localStorage)")).ShouldNotContain("quiet");
        var context = other.Context;
        await other.CloseAsync();

        await context.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        await again.GotoAsync(new Uri(app.Address, "/clinics/riverside/" + Path("m3")).ToString());
        await Assertions.Expect(again.Locator("#text")).ToHaveValueAsync("Odette was quiet and then spoke.");
        await GroupActors.SmallClinic.Until(async () => (await Note("m3").Get())!.Text == "Odette was quiet and then spoke.");
        await again.WaitForFunctionAsync("!Object.keys(localStorage).some(name => name.startsWith('unsaved-note:'))");
    }

    [Fact]
    public async Task P5_signing_out_saves_what_can_be_saved_and_leaves_nothing_on_the_device()
    {
        var page = await _screens.Open("facilitator", Path("m3"), 1440);
        // What an earlier page of this account left, what another account left, and what nobody opened for weeks.
        await page.EvaluateAsync("localStorage.setItem(`unsaved-note:${document.querySelector('[data-account]').dataset.account}.earlier`, `${Date.now()}.x.x`)");
        await page.EvaluateAsync("localStorage.setItem('unsaved-note:somebody.theirs', `${Date.now()}.x.x`)");
        await page.EvaluateAsync("localStorage.setItem('unsaved-note:somebody.old', `${Date.now() - 15 * 86400000}.x.x`)");
        var words = "Last words " + Guid.NewGuid();
        await page.FillAsync("#text", words);
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.WaitForURLAsync(url => url.Contains("/sign-in", StringComparison.Ordinal));
        (await Note("m3").Get())!.Text.ShouldBe(words);
        (await page.EvaluateAsync<string[]>("Object.keys(localStorage)")).ShouldBe(["unsaved-note:somebody.theirs"]);
    }

    [Fact]
    public async Task S11_a_draft_whose_answer_was_lost_is_not_shown_as_anothers()
    {
        var page = await _screens.Open("facilitator", Path("m3"), 1440);
        var first = "Kept without an answer " + Guid.NewGuid();
        var lost = 0;
        await page.RouteAsync("**/draft", async route =>
        {
            if (lost++ > 0)
            {
                await route.ContinueAsync();
                return;
            }

            // The server has it, the browser does not know.
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.FillAsync("#text", first);
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("there is no connection");
        (await Note("m3").Get())!.Text.ShouldBe(first);

        await page.FillAsync("#text", first + ", and more");

        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("Saved ");
        await Assertions.Expect(page.Locator("#conflict section")).ToHaveCountAsync(0);
        (await Note("m3").Get())!.Text.ShouldBe(first + ", and more");

        // The same where the page was left in between.
        lost = 0;
        await page.FillAsync("#text", first + " anew");
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("there is no connection");
        await page.RouteAsync("**/draft", route => route.AbortAsync());
        await page.FillAsync("#text", first + " anew, and more");
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("there is no connection");
        await page.UnrouteAllAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("Saved ");
        await Assertions.Expect(page.Locator("#conflict section")).ToHaveCountAsync(0);
        (await Note("m3").Get())!.Text.ShouldBe(first + " anew, and more");
    }

    [Fact]
    public async Task S11_a_failed_save_is_not_repeated_at_every_key_and_none_is_sent_while_the_author_is_asked()
    {
        var page = await _screens.Open("facilitator", Path("m3"), 1440);
        var sent = 0;
        await page.RouteAsync("**/draft", route =>
        {
            sent++;
            return route.FulfillAsync(new() { Status = 503 });
        });
        await page.FillAsync("#text", "Written while nothing answers " + Guid.NewGuid());
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("there is no connection");
        await page.EvaluateAsync("performance.now = (now => () => now() + 60000)(performance.now.bind(performance))");
        for (var i = 0; i < 5; i++) await page.Locator("#text").PressSequentiallyAsync("x", new() { Delay = 50 });
        await page.UnrouteAllAsync();
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("Saved ", new() { Timeout = 30_000 });
        sent.ShouldBeLessThan(4);

        await GroupActors.SmallClinic.Done(Note("m3").SaveDraft(GroupActors.SmallClinic.Context(), new("Another's words.")));
        await page.FillAsync("#text", "Mine.");
        await Assertions.Expect(page.Locator("#conflict")).ToContainTextAsync("Another's words.");
        var asked = page.Locator("#conflict section");
        await asked.EvaluateAsync("box => box.dataset.same = 'yes'");
        await page.Locator("#text").PressSequentiallyAsync(" More.");
        await page.ClickAsync("#save-draft");
        await page.ClickAsync("#note button[type=submit]");
        await Assertions.Expect(asked).ToBeFocusedAsync();
        (await asked.GetAttributeAsync("data-same")).ShouldBe("yes");
        (await Note("m3").Get())!.Text.ShouldBe("Another's words.");

        await page.ClickAsync("#take-other");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("Another's words.");
        await Assertions.Expect(asked).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task S11_words_that_a_colleagues_signature_overtook_are_offered_for_an_addendum_and_asked_about_before_signing_out()
    {
        await GroupActors.SmallClinic.Done(app.Grains.Session(_clinic.Session).Amend(GroupActors.SmallClinic.Context() with { Reason = "Was here." }, new("m4", WasPresent: true)));
        await GroupActors.SmallClinic.Until(async () => await Note("m4").Get() is not null);
        var page = await _screens.Open("facilitator", Path("m4"), 390);
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#text", "Rafi was loud, which troubled them.");
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("there is no connection");
        await GroupActors.SmallClinic.Done(Note("m4").Sign(GroupActors.SmallClinic.Context(), new("Named a goal of their own.")));
        await page.Context.SetOfflineAsync(false);

        await Assertions.Expect(page.Locator("#addendum #text")).ToHaveValueAsync("Rafi was loud, which troubled them.");
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("were not signed");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#addendum #text")).ToHaveValueAsync("Rafi was loud, which troubled them.");
        await _screens.ShouldBeClean(page, "note-addendum");

        var other = await page.Context.NewPageAsync();
        await other.SetViewportSizeAsync(1440, 900);
        await other.GotoAsync(new Uri(app.Address, "/clinics/riverside/my-sessions").ToString());
        await other.ClickAsync("form[action='/sign-out'] button:has-text('Sign out')");
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Sign out and lose the words?" })).ToBeVisibleAsync();
        await other.CloseAsync();

        await page.ClickAsync("#addendum button[type=submit]");
        await Assertions.Expect(page.Locator("#addendum .refusal")).ToContainTextAsync("The text names another member.");
        await page.ClickAsync("#sign-all-the-same");
        await Assertions.Expect(page.Locator(".addendum .notetext")).ToHaveTextAsync("Rafi was loud, which troubled them.");
        await page.WaitForFunctionAsync("!Object.keys(localStorage).some(name => name.startsWith('unsaved-note:'))");

        // They were not here after all: what is signed stays in the record, and in reach.
        await GroupActors.SmallClinic.Done(app.Grains.Session(_clinic.Session).Amend(GroupActors.SmallClinic.Context() with { Reason = "Was not here." }, new("m4", WasPresent: false)));
        await GroupActors.SmallClinic.Until(async () => (await app.Grains.Session(_clinic.Session).Get())!.Attendance.Single(member => member.Patient == "m4").Kind == Sessions.AttendanceKind.NoShow);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-signed]")).ToHaveTextAsync("Named a goal of their own.");
        await Assertions.Expect(page.Locator(".noteslist li")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task P5_a_note_leaves_the_screen_once_the_sign_in_has_ended()
    {
        var page = await _screens.Open("facilitator", Path("m3"), 1440);
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        await page.Clock.FastForwardAsync("35:00");
        await Assertions.Expect(page.Locator("#text")).ToBeVisibleAsync();

        await page.Context.ClearCookiesAsync();
        await page.Clock.FastForwardAsync("35:00");

        await page.WaitForURLAsync(url => url.Contains("/sign-in", StringComparison.Ordinal));
    }

    private INoteGrain Note(string patient) => app.Grains.Note(new(_clinic.Session, patient));

    private string Path(string patient) => $"sessions/{_clinic.Session.Group}/{_clinic.Session.Date:yyyy-MM-dd}/{_clinic.Session.Slot}/notes/{patient}";
}
