using System.Text.RegularExpressions;
using GroupActors.Identity;
using GroupActors.Imports;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GroupActors.Pages;

/// <summary>Every page there is, at the width of a desk and of a phone.</summary>
public sealed partial class AccessibilityTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    /// <summary>Pages outside of a clinic, with an address of each.</summary>
    private static readonly Dictionary<string, string> Public = new()
    {
        ["/sign-in"] = "sign-in", ["/offline"] = "offline", ["/status/{Code:int}"] = "no-such-page", ["/room-screen"] = "room-screen",
    };

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task No_page_breaks_a_rule_of_WCAG_or_its_content_security_policy_or_runs_out_of_its_width(int width, ColorScheme scheme)
    {
        var clinic = await app.SmallClinic();
        var date = clinic.Session.Date.AddDays(21);
        var leave = (await app.Grains.Facilitator(new(ClinicApp.Clinic, SmallClinic.Facilitator)).RequestTimeOff(SmallClinic.Context(), new(Facilitators.TimeOffKind.SickLeave, date, date, IsApproved: true))).Value!;
        using var client = await app.SignedIn("coordinator");
        var run = await ImportFiles.Begin(client, new() { ["rooms.csv"] = "room,name,seats\naspen,Aspen,12\n" }, isDryRun: true);
        await ImportFiles.Settled(client, run);
        Dictionary<string, string> parts = new()
        {
            ["Clinic"] = ClinicApp.Clinic, ["Group"] = clinic.Group.Group, ["Date"] = $"{clinic.Session.Date:yyyy-MM-dd}", ["Slot"] = "1", ["Patient"] = "m1", ["Facilitator"] = SmallClinic.Facilitator, ["Room"] = "room-skills-a",
            ["Plan"] = leave.Id, ["Run"] = run.Key.Import,
        };
        await using var screens = await Screens.Start(app);
        var pages = new Dictionary<string, IPage>();
        var found = Templates().ToList();
        found.Where(template => !template.StartsWith("/clinics/", StringComparison.Ordinal)).Except(["/"]).ShouldBe(Public.Keys, ignoreOrder: true);
        foreach (var template in found.Where(template => template.StartsWith("/clinics/{Clinic}/", StringComparison.Ordinal)))
        {
            var role = EveryEndpointTests.Roles[EveryEndpointTests.Expected["GET " + template][0]];
            if (!pages.TryGetValue(role, out var page)) pages[role] = page = await screens.Open(role, "find", width, scheme);
            var path = Parameter().Replace(template, match => parts[match.Groups[1].Value]);
            (await screens.Go(page, path)).ShouldBe(200, path);
            await screens.ShouldBeClean(page, $"{path.Trim('/').Replace('/', '_')}-{width}");
        }

        var stranger = await screens.SignedOut(width, scheme);
        foreach (var path in Public.Values.Append("check-in/not-a-proof"))
        {
            await screens.Go(stranger, "/" + path);
            await screens.ShouldBeClean(stranger, $"{path.Replace('/', '_')}-{width}");
        }

        var director = await screens.Open("director", "overview", width, scheme);
        (await director.ContentAsync()).ShouldNotContain("Nandan");
        foreach (var (path, status) in new[] { ("/clinics/another/board", 404), ("/clinics/riverside/board", 403) })
        {
            (await screens.Go(director, path)).ShouldBe(status);
            await screens.ShouldBeClean(director, $"refused-{status}-{width}");
        }
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

    private IEnumerable<string> Templates() =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        select "/" + endpoint.RoutePattern.RawText!.Trim('/');

    [GeneratedRegex("<(?:script|link)[^>]+(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Source();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
