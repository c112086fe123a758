using GroupActors.Identity;
using Microsoft.Playwright;

namespace GroupActors.Pages;

/// <summary>Windows of one test, one a person, and what every screen must be.</summary>
public sealed class Screens : IAsyncDisposable
{
    private readonly ClinicApp _app;
    private readonly Windows _windows;
    private readonly List<string> _refusedByPolicy = [];

    private Screens(ClinicApp app, Windows windows) => (_app, _windows) = (app, windows);

    /// <summary>Screens of an application.</summary>
    public static async Task<Screens> Start(ClinicApp app, Chromium chromium) => new(app, await chromium.Windows());

    /// <summary>A role's own window at an address of the clinic.</summary>
    public async Task<IPage> Open(string role, string path, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await _windows.Open(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var answer = await page.Context.APIRequest.PostAsync(new Uri(_app.Address, "/api/sign-in").ToString(), new() { DataObject = new { email = role + "@riverside.test", password = DemoAccounts.Password } });
        answer.Status.ShouldBe(200);
        page.Console += (_, message) => { if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) _refusedByPolicy.Add(message.Text); };
        await Go(page, path);
        return page;
    }

    /// <summary>A window of somebody who is not signed in.</summary>
    public Task<IPage> SignedOut(int width, ColorScheme scheme) => _windows.Open(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });

    /// <summary>Goes to an address, of the clinic where it does not begin with a slash, and waits until it is live where it is a live page.</summary>
    public async Task<int> Go(IPage page, string path)
    {
        var answer = await page.GotoAsync(new Uri(_app.Address, path.StartsWith('/') ? path : "/clinics/riverside/" + path).ToString());
        if (await page.Locator("#connection").CountAsync() > 0) await page.Locator("#connection", new() { HasText = "Live" }).WaitForAsync();
        return answer!.Status;
    }

    /// <summary>It is clean, as <see cref="PageChecks"/> says, and no page of this test asked for what its security policy refuses.</summary>
    public async Task ShouldBeClean(IPage page, string name)
    {
        await page.ShouldBeClean(name);
        _refusedByPolicy.ShouldBeEmpty();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _windows.DisposeAsync();
}
