using GroupActors.Notes;
using Microsoft.Playwright;

namespace GroupActors.Pages;

/// <summary>Writing notes: saved while one types, and looked at before they are signed (S-11).</summary>
public sealed class NoteEditorTests(ClinicApp app) : IClassFixture<ClinicApp>, IAsyncLifetime
{
    private Screens _screens = null!;
    private SmallClinic _clinic = null!;

    public async ValueTask InitializeAsync()
    {
        _screens = await Screens.Start(app);
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
        await Assertions.Expect(page.Locator("#review")).ToContainTextAsync("87% of the wording is shared with the signed note of Nell Harrowgate.");
        await Assertions.Expect(page.Locator("#review")).ToContainTextAsync("It names Nell Harrowgate.");
        await Assertions.Expect(page.Locator("#review mark.mark-shared")).ToHaveTextAsync("practised two skills and will use one at work");
        await Assertions.Expect(page.Locator("#review mark.mark-name")).ToHaveTextAsync("Nell");
        await _screens.ShouldBeClean(page, "note-review-390");
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
        await _screens.ShouldBeClean(other, "note-conflict-1440");
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
        await page.EvaluateAsync("localStorage.setItem('unsaved-note:of-an-earlier-page', 'x')");
        var words = "Last words " + Guid.NewGuid();
        await page.FillAsync("#text", words);
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.WaitForURLAsync(url => url.Contains("/sign-in", StringComparison.Ordinal));
        (await Note("m3").Get())!.Text.ShouldBe(words);
        (await page.EvaluateAsync<int>("localStorage.length")).ShouldBe(0);
    }

    private INoteGrain Note(string patient) => app.Grains.Note(new(_clinic.Session, patient));

    private string Path(string patient) => $"sessions/{_clinic.Session.Group}/{_clinic.Session.Date:yyyy-MM-dd}/{_clinic.Session.Slot}/notes/{patient}";
}
