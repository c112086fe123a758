using GroupActors.Components;
using GroupActors.Components.Billing;
using GroupActors.Components.Facilitation;
using GroupActors.Components.Roster;
using GroupActors.Components.Settings;
using GroupActors.Endpoints;
using GroupActors.Hosting;
using GroupActors.Identity;
using GroupActors.Live;

namespace GroupActors.Pages;

/// <summary>The pages and what they share.</summary>
internal static class PageExtensions
{
    /// <summary>Adds static server rendering.</summary>
    public static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddSingleton<SessionSheets>();
        services.AddSessionFragment<CheckInSheet>(CheckInSheet.Fragment);
        services.AddSessionFragment<MySession>(MySession.Fragment);
        services.AddRosters();
        services.AddBillingScreens();
        services.AddSingleton<KnownCredentials>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "groupactors-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = builder.SecureCookies();
        });
    }

    /// <summary>A bare failure becomes a problem for programs and a page for people.</summary>
    public static void UseFailurePages(this WebApplication app)
    {
        app.UseWhen(http => Problems.IsForPrograms(http.Request), programs => programs.UseStatusCodePages(context => Problems.OfStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)));
        app.UseWhen(http => !Problems.IsForPrograms(http.Request), people => people.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true));
        app.UseExceptionHandler("/status/500", createScopeForErrors: true);
    }

    /// <summary>Maps assets, pages, and the way from the root to the first page of one's role.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>();
        app.MapGet("/", (HttpContext http) => TypedResults.LocalRedirect(StartOf(http))).RequireAuthorization().ExcludeFromDescription();
    }

    private static string StartOf(HttpContext http) => ClinicMember.Of(http.User).FirstOrDefault() switch
    {
        null => "/status/403",
        var member when member.May(Right.WatchBoard) => $"/clinics/{member.Clinic}/board",
        { Facilitator: not null } member => $"/clinics/{member.Clinic}/my-sessions",
        var member when member.May(Right.WatchCensus) => $"/clinics/{member.Clinic}/overview",
        var member when member.May(Right.ReadClaims) => $"/clinics/{member.Clinic}/claims",
        _ => "/status/403",
    };
}
