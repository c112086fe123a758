using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace GroupActors;

/// <summary>What every page must be, in whatever state it is.</summary>
internal static class PageChecks
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// It breaks no rule of WCAG 2.2, A and AA, that a program can see, and nothing runs out of its width. With PAGE_PICTURES set, a picture of it is left in that folder.
    /// </summary>
    public static async Task ShouldBeClean(this IPage page, string name)
    {
        await page.LeavePicture(name);
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Axe);
        var broken = await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] }))
              .violations.map(violation => `${violation.id} at ${violation.nodes.map(node => node.html).join(", ")}`)
            """);
        broken.ShouldBeEmpty(name);
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue(name + " overflows");
    }

    /// <summary>A picture of it where PAGE_PICTURES names a folder.</summary>
    public static async Task LeavePicture(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PAGE_PICTURES") is not { Length: > 0 } folder) return;
        var dark = await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{page.ViewportSize!.Width}{(dark ? "-dark" : "")}.png") });
    }
}
