using GroupActors.Clinics;
using GroupActors.Endpoints;
using GroupActors.Identity;

namespace GroupActors.Development;

/// <summary>What a newcomer sees move: the demo clinic, and a control that plays its day. None of it exists outside Development.</summary>
internal static class DevelopmentExtensions
{
    /// <summary>Adds the demo; <c>Demo:Clinic=false</c> leaves the demo clinic out.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment()) return;
        builder.Services.AddSingleton<PlayedDay>();
        if (builder.Configuration.GetValue("Demo:Clinic", defaultValue: true)) builder.Services.AddHostedService<DemoClinic>();
    }

    /// <summary>Maps the control.</summary>
    public static void MapDemo(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        var clinic = app.MapGroup("/api/clinics/{clinic}").AddEndpointFilter<ApiGuard>().AddEndpointFilter(new RouteGuard<ClinicKey>("clinic"));
        clinic.MapPost("/play-the-day", async ([AsParameters] ClinicRoute at, PlayedDay day, HttpRequest request) =>
            {
                var address = new Uri($"{request.Scheme}://{request.Host}");
                return TypedResults.Ok(new { Said = await day.Play(at.Key, address, request.Headers.Cookie.ToString()).WaitAsync(request.HttpContext.RequestAborted) });
            })
            .Needs(Right.PlanGroups).ExcludeFromDescription();
    }
}
