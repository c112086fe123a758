using System.Text.RegularExpressions;
using GroupActors.Identity;
using GroupActors.Imports;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GroupActors.Pages;

/// <summary>Every page there is, at the width of a desk and of a phone.</summary>
public sealed partial class AccessibilityTests(ClinicApp app, Chromium chromium) : IClassFixture<ClinicApp>
{
    /// <summary>Pages outside of a clinic, with an address of each.</summary>
    private static readonly Dictionary<string, string> Public = new()
    {
        ["/sign-in"] = "sign-in",
        ["/offline"] = "offline",
        ["/status/{Code:int}"] = "no-such-page",
        ["/room-screen"] = "room-screen",
    };

    private static readonly (int Width, ColorScheme Scheme)[] Devices = [(1440, ColorScheme.Light), (390, ColorScheme.Dark)];

    [Fact]
    public async Task No_page_breaks_a_rule_of_WCAG_or_its_content_security_policy_or_runs_out_of_its_width()
    {
        var clinic = await app.SmallClinic();
        var session = app.Grains.Session(clinic.Session);
        await SmallClinic.Done(session.CheckIn(SmallClinic.Context(), new("m1", Sessions.CheckInSource.Facilitator)));
        var date = clinic.Session.Date.AddDays(21);
        var leave = (await app.Grains.Facilitator(new(ClinicApp.Clinic, SmallClinic.Facilitator)).RequestTimeOff(SmallClinic.Context(), new(Facilitators.TimeOffKind.SickLeave, date, date, IsApproved: true))).Value!;
        using var client = await app.SignedIn("coordinator");
        var run = await ImportFiles.Begin(client, new() { ["rooms.csv"] = "room,name,seats\naspen,Aspen,12\n" }, isDryRun: true);
        await ImportFiles.Settled(client, run);
        Dictionary<string, string> parts = new()
        {
            ["Clinic"] = ClinicApp.Clinic,
            ["Group"] = clinic.Group.Group,
            ["Slot"] = "1",
            ["Patient"] = "m1",
            ["Facilitator"] = SmallClinic.Facilitator,
            ["Room"] = "room-skills-a",
            ["Type"] = "skills",
            ["Plan"] = leave.Id,
            ["Run"] = run.Key.Import,
        };
        var found = Templates().ToList();
        found.Where(template => !template.StartsWith("/clinics/", StringComparison.Ordinal)).Except(["/"]).ShouldBe(Public.Keys, ignoreOrder: true);
        ILookup<bool, string> ofClinic = found.Where(template => template.StartsWith("/clinics/", StringComparison.Ordinal)).ToLookup(template => template.EndsWith("/notes/{Patient}", StringComparison.Ordinal));
        await using var screens = await Screens.Start(app, chromium);
        foreach (var (width, scheme) in Devices)
        {
            await Walk(ofClinic[false], width, scheme);
            var stranger = await screens.SignedOut(width, scheme);
            foreach (var path in Public.Values.Append("check-in/not-a-proof")) await Look(stranger, "/" + path, null);
            var director = await screens.Open("director", "overview", width, scheme);
            (await director.ContentAsync()).ShouldNotContain("Nandan");
            await Look(director, "/clinics/another/board", 404);
            await Look(director, "/clinics/riverside/board", 403);
        }

        // A note is written once its session is closed.
        await SmallClinic.Done(session.Close(SmallClinic.Context(), new()));
        foreach (var (width, scheme) in Devices) await Walk(ofClinic[true], width, scheme);

        async Task Walk(IEnumerable<string> templates, int width, ColorScheme scheme)
        {
            foreach (var pages in templates.GroupBy(template => EveryEndpointTests.Expected["GET " + template][0]))
            {
                var page = await screens.Open(EveryEndpointTests.Roles[pages.Key], "find", width, scheme);
                foreach (var template in pages)
                {
                    // Cover is for sessions ahead.
                    parts["Date"] = $"{(template.EndsWith("/cover", StringComparison.Ordinal) ? date : clinic.Session.Date):yyyy-MM-dd}";
                    await Look(page, Parameter().Replace(template, match => parts[match.Groups[1].Value]), 200);
                }
            }
        }

        async Task Look(IPage page, string path, int? status)
        {
            var answered = await screens.Go(page, path);
            if (status is not null) answered.ShouldBe(status.Value, path);
            await screens.ShouldBeClean(page, path.Trim('/').Replace('/', '_'));
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
