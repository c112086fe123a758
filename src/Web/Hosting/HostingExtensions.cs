using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace GroupActors.Hosting;

/// <summary>How the web finds its grains and its way to the outside.</summary>
internal static class HostingExtensions
{
    /// <summary>Largest body of the API, in bytes; an import says its own.</summary>
    public const int MaxBody = 256 * 1024;

    /// <summary>The silo in this process, or with <c>Cluster:Role=Client</c> a client of a cluster that is found through <c>Storage:ConnectionString</c>.</summary>
    public static void AddGrains(this WebApplicationBuilder builder)
    {
        WrongSettings.EndTheProgram();
        builder.AddGroupActors();
    }

    /// <summary>Limits of the server, and whose word about the caller's address and scheme is taken (<c>Proxy:KnownNetworks</c>).</summary>
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.AddServerHeader = false;
        });
        System.Net.IPNetwork[] networks = [.. (builder.Configuration.GetSection("Proxy:KnownNetworks").Get<string[]>() ?? []).Select(Network)];
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
        });
        builder.Services.AddHealthChecks();
        builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
    }

    private static System.Net.IPNetwork Network(string text) => System.Net.IPNetwork.TryParse(text, out var network)
        ? network
        : throw new OptionsValidationException(Options.DefaultName, typeof(ForwardedHeadersOptions), ["Proxy:KnownNetworks must hold networks such as 10.0.0.0/8."]);

    /// <summary>Cookies travel over HTTPS only, but for Development.</summary>
    public static CookieSecurePolicy SecureCookies(this WebApplicationBuilder builder) => builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    /// <summary>Forwarded headers first, then HTTPS outside Development.</summary>
    public static void UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Environment.IsDevelopment()) return;
        app.UseHsts();
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase), secured => secured.UseHttpsRedirection());

        // With nowhere to redirect to: a browser would keep no cookie, so nobody could sign in.
        app.UseWhen(http => !http.Request.IsHttps && http.Request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase), open => open.Run(HttpsOnly));
    }

    private static Task HttpsOnly(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return http.Response.WriteAsync("This is served over HTTPS only. Behind a proxy, send X-Forwarded-Proto and name the proxy's network in Proxy:KnownNetworks.");
    }

    /// <summary>Health for whoever runs the deployment.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
