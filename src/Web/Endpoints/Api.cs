using GroupActors.Aggregates;
using GroupActors.Clinics;
using GroupActors.Identity;
using Scalar.AspNetCore;

namespace GroupActors.Endpoints;

/// <summary>The HTTP API: everything under <c>/api</c>, its description and its common behaviour.</summary>
internal static class Api
{
    /// <summary>Adds what the endpoints share.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => StrictJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        services.AddExceptionHandler<FaultAnswers>();
        services.AddScoped<Reach>();
        services.AddCalendars();
        services.AddOpenApi("v1", options => options.AddOperationTransformer(ApiDescription.Describe).AddSchemaTransformer(ApiDescription.Describe).AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "GroupActors";
            document.Info.Description =
                "Sign in with POST /api/sign-in; the answer's cookie signs the following requests. Every change needs a JSON body or the header X-Requested-With, which no other site's page can send. "
                + "Give every change an Idempotency-Key (at most 200 printable characters): repeating the request with the same key does it once and gives the first answer. "
                + "Failures are problem details (RFC 9457) with a code; 503 outcome_unknown means: send it again with the same key. "
                + "What is no HTTP, such as a NUL in the address or a header that is not ASCII, the server refuses with a bare 400 before anything here sees it.";
            return Task.CompletedTask;
        }));
    }

    /// <summary>Maps all endpoints.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapSignIn();
        app.MapSelfCheckIn();
        var clinic = app.MapGroup("/api/clinics/{clinic}").AddEndpointFilter<ApiGuard>().AddEndpointFilter(new RouteGuard<ClinicKey>("clinic"));
        clinic.MapClinic();
        clinic.MapGroups();
        clinic.MapSessions();
        clinic.MapRoomScreen();
        clinic.MapNotes();
        clinic.MapFacilitators();
        clinic.MapTimeOff();
        clinic.MapCover();
        clinic.MapRooms();
        clinic.MapPatients();
        clinic.MapClaims();
        clinic.MapTasks();
        clinic.MapCensus();
        clinic.MapWaitlist();
        clinic.MapImports();
        clinic.MapAccounts();
        app.MapCalendars(clinic);
        clinic.MapSearch();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs", options => options.WithTitle("GroupActors API").WithOpenApiRoutePattern("/openapi/{documentName}.json")).AllowAnonymous();
    }

    /// <summary>Says which right an endpoint needs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new NeedsAttribute(right));

    /// <summary>A group of endpoints under one key.</summary>
    public static RouteGroupBuilder MapKey<TKey>(this IEndpointRouteBuilder routes, string pattern, params string[] names) where TKey : class, IKey<TKey> =>
        routes.MapGroup(pattern).AddEndpointFilter(new RouteGuard<TKey>(names));
}
