using System.Text.RegularExpressions;
using GroupActors.Identity;
using Microsoft.Playwright;

namespace GroupActors;

/// <summary>Browser windows of one test, each with cookies and storage of its own.</summary>
public sealed partial class Windows(IBrowser browser) : IAsyncDisposable
{
    private readonly List<IBrowserContext> _opened = [];

    /// <summary>One in which nobody is signed in.</summary>
    public async Task<IPage> Open(BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(options);
        lock (_opened) _opened.Add(context);
        context.SetDefaultTimeout((float)ClinicApp.Patience.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    /// <summary>One signed in with a demo role, through the sign-in page of the application at an address.</summary>
    public async Task<IPage> SignIn(Uri address, string role, BrowserNewContextOptions? options = null)
    {
        var page = await Open(options);
        await page.GotoAsync(new Uri(address, "/sign-in").ToString());
        await page.FillAsync("#email", role + "@riverside.test");
        await page.FillAsync("#pw", DemoAccounts.Password);
        await page.ClickAsync("#sign-in button[type=submit]");

        // Looked at, not waited for: Playwright sometimes misses a navigation that is over before it waits.
        await Assertions.Expect(page).Not.ToHaveURLAsync(SignInPage());
        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var context in _opened) await context.DisposeAsync();
    }

    [GeneratedRegex("/sign-in", RegexOptions.None, 1000)]
    private static partial Regex SignInPage();
}
