using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using GroupActors.Identity;
using Microsoft.Playwright;

namespace GroupActors.Pages;

/// <summary>A browser with one page a person, and what every screen must be.</summary>
public sealed class Screens : IAsyncDisposable
{
    private readonly ClinicApp _app;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _refusedByPolicy = [];

    private Screens(ClinicApp app, IPlaywright playwright, IBrowser browser) => (_app, _playwright, _browser) = (app, playwright, browser);

    /// <summary>Starts the browser.</summary>
    public static async Task<Screens> Start(ClinicApp app)
    {
        var playwright = await Playwright.CreateAsync();
        return new(app, playwright, await ClinicApp.Browser(playwright));
    }

    /// <summary>A role's own window at an address of the clinic.</summary>
    public async Task<IPage> Open(string role, string path, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var answer = await context.APIRequest.PostAsync(new Uri(_app.Address, "/api/sign-in").ToString(), new() { DataObject = new { email = role + "@riverside.test", password = DemoAccounts.Password } });
        answer.Status.ShouldBe(200);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => { if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) _refusedByPolicy.Add(message.Text); };
        await Go(page, path);
        return page;
    }

    /// <summary>A window of somebody who is not signed in.</summary>
    public async Task<IPage> SignedOut(int width, ColorScheme scheme) => await (await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme })).NewPageAsync();

    /// <summary>Goes to an address, of the clinic where it does not begin with a slash, and waits until it is live where it is a live page.</summary>
    public async Task<int> Go(IPage page, string path)
    {
        var answer = await page.GotoAsync(new Uri(_app.Address, path.StartsWith('/') ? path : "/clinics/riverside/" + path).ToString());
        if (await page.Locator("#connection").CountAsync() > 0) await page.Locator("#connection", new() { HasText = "Live" }).WaitForAsync();
        return answer!.Status;
    }

    /// <summary>Breaks no rule of WCAG and no security policy, and nothing runs out of its width. With PAGE_PICTURES set, a picture of it is left in that folder.</summary>
    public async Task ShouldBeClean(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PAGE_PICTURES") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa") });
        result.Violations.Select(violation => $"{name}: {violation.Id} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue(name + " overflows");
        _refusedByPolicy.ShouldBeEmpty();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
