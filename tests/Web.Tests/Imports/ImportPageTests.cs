using GroupActors.Testing;
using static Microsoft.Playwright.Assertions;

namespace GroupActors.Imports;

/// <summary>The import's pages in a browser, and the board that the demo clinic makes.</summary>
public sealed class ImportPageTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>
{
    [Fact]
    public async Task X1_a_zip_is_checked_then_imported_on_the_page_and_the_board_shows_the_clinic()
    {
        var zip = Path.Combine(Directory.CreateTempSubdirectory("groupactors-zip-").FullName, "riverside.zip");
        await File.WriteAllBytesAsync(zip, ImportFiles.Zip(Repository.Riverside()));
        await using var windows = await chromium.Windows();
        var page = await windows.SignIn(app.Address, "coordinator");
        var polls = new List<string>();
        await page.GotoAsync(new Uri(app.Address, "/clinics/riverside/import").ToString());
        await page.SetInputFilesAsync("#import-files", zip);
        await page.ClickAsync("button[value=true]");
        await page.WaitForURLAsync("**/import/*");
        page.Request += (_, request) => polls.Add(request.Url);
        await Expect(page.Locator("#import-run-title")).ToHaveTextAsync("Ready to import");
        polls.ShouldNotContain(url => url.Contains("/api/", StringComparison.Ordinal), "progress comes by the hub");
        await page.ClickAsync("text=Import for real");
        await Expect(page.Locator("#import-run-title")).ToHaveTextAsync("Imported");
        await page.GotoAsync(new Uri(app.Address, "/clinics/riverside/board").ToString());
        await Expect(page.Locator("#board-groups > *")).ToHaveCountAsync(15);
        Directory.Delete(Path.GetDirectoryName(zip)!, recursive: true);
    }

    [Fact]
    public async Task X1_an_upload_that_is_refused_says_so_once_and_one_that_got_lost_is_sent_again_as_the_same()
    {
        await using var windows = await chromium.Windows();
        var page = await windows.SignIn(app.Address, "coordinator");
        var keys = new List<string>();
        await page.RouteAsync("**/api/clinics/riverside/imports?*", route =>
        {
            keys.Add(route.Request.Headers["idempotency-key"]);
            return keys.Count switch
            {
                1 => route.AbortAsync(),
                2 => route.FulfillAsync(new() { Status = 400, ContentType = "application/problem+json", Body = """{"title":"The zip cannot be read.","code":"invalid_zip"}""" }),
                _ => route.FulfillAsync(new() { Status = 401, ContentType = "application/problem+json", Body = """{"code":"signed_out"}""" }),
            };
        });
        await page.GotoAsync(new Uri(app.Address, "/clinics/riverside/import").ToString());
        await page.SetInputFilesAsync("#import-files", Path.Combine(Repository.Root, "samples", "riverside", "clinic.csv"));
        await page.ClickAsync("button[value=true]");
        await Expect(page.Locator(".refusal code")).ToHaveTextAsync("offline");
        await page.ClickAsync("button[value=true]");
        await Expect(page.Locator(".refusal code")).ToHaveTextAsync("invalid_zip");
        await page.RunAndWaitForRequestAsync(() => page.ClickAsync("button[value=true]"), request => request.Url.EndsWith("/sign-in?returnUrl=%2Fclinics%2Friverside%2Fimport", StringComparison.Ordinal));
        keys.Count.ShouldBe(3);
        keys[1].ShouldBe(keys[0], "the outcome of the first was not known");
        keys[2].ShouldNotBe(keys[1], "the second was answered");
    }
}
