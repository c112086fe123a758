using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Net.Http.Headers;

namespace GroupActors.Hosting;

/// <summary>Headers on every answer: pages run only our own scripts and styles, and stand in no other site's frame.</summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // The API reference brings a page of its own with inline parts. It shows no data and is the only exception.
    private const string ReferencePolicy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Adds them.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        // What answers an exception clears the headers set until then.
        http.Response.OnStarting(AddTo, http);
        return next(http);
    });

    private static Task AddTo(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase) ? ReferencePolicy : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (headers.ContainsKey(HeaderNames.CacheControl) && http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return Task.CompletedTask;
        // Rosters and boards must not be read back from a shared device's cache after sign-out. Assets say their own caching.
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        return Task.CompletedTask;
    }
}
