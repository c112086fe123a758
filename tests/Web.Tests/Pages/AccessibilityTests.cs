using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace GroupActors.Pages;

public sealed partial class AccessibilityTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Pages_break_no_rule_of_WCAG_and_no_content_security_policy(int width, ColorScheme scheme)
    {
        await app.SmallClinic();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await ClinicApp.Browser(playwright);
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme };
        await Check(await (await browser.NewContextAsync(options)).NewPageAsync(), "/sign-in");
        await Check(await (await browser.NewContextAsync(options)).NewPageAsync(), "/no-such-page", 404);
        await Check(await (await browser.NewContextAsync(options)).NewPageAsync(), "/offline");
        var coordinator = await app.Page(browser, "coordinator", options);
        await Check(coordinator, "/clinics/riverside/board");
        await Check(coordinator, "/clinics/another/board", 404);
        foreach (var page in new[] { "groups/skills-a", "groups/skills-a/plan", "new-group", "holidays", "find", "patients/m1", "new-patient", "settings", "settings/group-types/skills", "settings/policies" }) await Check(coordinator, "/clinics/riverside/" + page);
        var director = await app.Page(browser, "director", options);
        await Check(director, "/clinics/riverside/overview");
        foreach (var page in new[] { "settings", "settings/group-types/skills", "settings/new-group-type", "settings/policies" }) await Check(director, "/clinics/riverside/" + page);
        await Check(director, "/clinics/riverside/board", 403);
        (await (await director.GotoAsync(Url("/clinics/riverside/overview")))!.TextAsync()).ShouldNotContain("Nandan");
    }

    [Fact]
    public async Task The_API_reference_takes_its_scripts_and_styles_from_here()
    {
        using var client = app.SignedOut();
        var page = await client.GetStringAsync("/docs/");
        var sources = Source().Matches(page).Select(match => match.Groups[1].Value).ToList();
        sources.ShouldNotBeEmpty();
        sources.ShouldAllBe(source => !source.Contains("//", StringComparison.Ordinal));
    }

    private string Url(string path) => new Uri(app.Address, path).ToString();

    private async Task Check(IPage page, string path, int status = 200)
    {
        var broken = new List<string>();
        page.Console += (_, message) => { if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) broken.Add(message.Text); };
        (await page.GotoAsync(Url(path)))!.Status.ShouldBe(status, path);
        if (Environment.GetEnvironmentVariable("PAGE_PICTURES") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{path.Replace('/', '_')}-{page.ViewportSize!.Width}.png") });
        var result = await page.RunAxe(new Deque.AxeCore.Commons.AxeRunOptions { RunOnly = Deque.AxeCore.Commons.RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa") });
        result.Violations.Select(violation => $"{path}: {violation.Id} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue($"{path} overflows");
        broken.ShouldBeEmpty();
    }

    [GeneratedRegex("<(?:script|link)[^>]+(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Source();
}
